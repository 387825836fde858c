-- The organisations of a country: few among many, set in order as they are found.
CREATE INDEX "organisation_of_country" ON "organisation"("country") WHERE "merged_into_id" IS NULL;

-- The vectors of organisations hold their abbreviations from now on: they are derived again.
UPDATE "organisation" SET "indexed_revision" = NULL WHERE "indexed_revision" IS NOT NULL;
