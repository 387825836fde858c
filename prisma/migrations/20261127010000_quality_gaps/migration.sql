-- What has no score yet is looked for at every start.
CREATE INDEX "project_entry_unassessed" ON "project_entry"("record_id") WHERE "quality" IS NULL;
CREATE INDEX "need_entry_unassessed" ON "need_entry"("record_id") WHERE "quality" IS NULL;
