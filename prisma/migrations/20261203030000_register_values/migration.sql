-- What the filters of a register offer, with how many, is counted without reading its records; so is what they find.
CREATE INDEX "need_entry_register_values" ON "need_entry"("workspace_id") INCLUDE ("record_id", "kind", "severity", "coverage", "country", "sector", "sector_group", "languages") WHERE "in_register";
CREATE INDEX "project_entry_register_values" ON "project_entry"("workspace_id") INCLUDE ("record_id", "iati_status", "country_codes", "sector_codes", "languages") WHERE "in_register";
CREATE INDEX "dataset_entry_register_values" ON "dataset_entry"("workspace_id") INCLUDE ("record_id", "visibility", "countries", "sectors") WHERE "in_register";
