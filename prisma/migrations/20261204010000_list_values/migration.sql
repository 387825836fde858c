-- All that the filters of the public lists ask, of each published record, in a narrow index: counted and found without the wide rows.
DROP INDEX "need_entry_choices";
CREATE INDEX "need_entry_values" ON "need_entry"("country", "sector_group", "severity") INCLUDE ("record_id", "kind", "coverage", "admin1", "sector", "workspace_id", "people_affected", "amount_usd", "starts_on", "ends_on", "updated_at", "placed", "languages") WHERE "side" = 'PUBLIC';
CREATE INDEX "project_entry_values" ON "project_entry"("workspace_id", "iati_status") INCLUDE ("record_id", "country_codes", "admin1_codes", "sector_codes", "amount_usd", "starts_on", "ends_on", "updated_at", "placed", "languages") WHERE "side" = 'PUBLIC';
-- Projects that name an organisation.
CREATE INDEX "project_entry_organisations" ON "project_entry" USING gin ("organisations" jsonb_path_ops) WHERE "side" = 'PUBLIC';
