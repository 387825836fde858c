-- The entries of working copies said no amount: until they are next saved, they say that of the published version.
UPDATE "project_entry" working SET "amount_usd" = published."amount_usd"
  FROM "project_entry" published
  WHERE working."side" = 'WORKING' AND published."side" = 'PUBLIC' AND published."record_id" = working."record_id"
    AND working."amount_usd" IS NULL AND published."amount_usd" IS NOT NULL;
