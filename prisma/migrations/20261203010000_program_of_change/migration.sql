-- The program that said go, or took it back; null: a person in the portal.
ALTER TABLE "bulk_change" ADD COLUMN "applied_token_id" UUID, ADD COLUMN "undone_token_id" UUID;
