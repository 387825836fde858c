-- What one person did, in the order in which they did it: a person takes it with them.
CREATE INDEX "event_actor_id_id_idx" ON "event"("actor_id", "id");

-- The files that one person sent.
CREATE INDEX "import_user_id_id_idx" ON "import"("user_id", "id");
