-- The vectors of organisations hold their abbreviations from now on: they are derived again.
UPDATE "organisation" SET "indexed_revision" = NULL WHERE "indexed_revision" IS NOT NULL;
