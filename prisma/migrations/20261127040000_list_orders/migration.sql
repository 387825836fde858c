-- Lists begin at their first page whatever they hold: each order of needs is an index read from its end, with the very words of the list.
CREATE INDEX "need_entry_by_severity" ON "need_entry"(coalesce("severity", 0) DESC, "record_id" DESC) WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_people" ON "need_entry"(coalesce("people_affected", -1) DESC, "record_id" DESC) WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_amount" ON "need_entry"(coalesce("amount_usd", -1) DESC, "record_id" DESC) WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_start" ON "need_entry"(coalesce("starts_on", '0001-01-01') DESC, "record_id" DESC) WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_update" ON "need_entry"("updated_at" DESC, "record_id" DESC) WHERE "side" = 'PUBLIC';

-- What the choices of the filters count, without the texts beside it.
CREATE INDEX "need_entry_choices" ON "need_entry"("severity", "kind", "coverage", "sector_group", "country", "workspace_id", "languages") WHERE "side" = 'PUBLIC';

-- Places of a country are few among all.
CREATE INDEX "map_place_country_idx" ON "map_place"("country");
