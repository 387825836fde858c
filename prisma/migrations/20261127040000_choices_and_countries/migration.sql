-- What the choices of the filters count, without the texts beside it.
CREATE INDEX "need_entry_choices" ON "need_entry"("severity", "kind", "coverage", "sector_group", "country", "workspace_id", "languages") WHERE "side" = 'PUBLIC';

-- Places of a country are few among all.
CREATE INDEX "map_place_country_idx" ON "map_place"("country");
