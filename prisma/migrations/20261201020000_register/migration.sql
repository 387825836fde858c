-- The organisations of a country: few among many, set in order as they are found.
CREATE INDEX "organisation_of_country" ON "organisation"("country") WHERE "merged_into_id" IS NULL;

-- Pairs that somebody said are two: few among many.
CREATE INDEX "organisation_pair_apart" ON "organisation_pair"("score" DESC, "first_id", "second_id") WHERE "distinct_at" IS NOT NULL;

-- The vectors of organisations hold their abbreviations from now on: they are derived again.
UPDATE "organisation" SET "indexed_revision" = NULL WHERE "indexed_revision" IS NOT NULL;
