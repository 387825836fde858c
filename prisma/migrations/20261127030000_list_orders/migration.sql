-- Public lists are read page after page, to their end where a file is made of them: each order has an index of exactly what is sorted by.
-- The plain columns that these replace were no help, as a list sorts what is not stated last.
DROP INDEX "need_entry_side_severity_updated_at_record_id_idx";
DROP INDEX "need_entry_side_updated_at_record_id_idx";
DROP INDEX "need_entry_side_people_affected_record_id_idx";
DROP INDEX "need_entry_side_amount_usd_record_id_idx";
DROP INDEX "project_entry_side_updated_at_record_id_idx";
DROP INDEX "project_entry_side_amount_usd_record_id_idx";
DROP INDEX "project_entry_side_starts_on_record_id_idx";

CREATE INDEX "need_entry_by_severity" ON "need_entry"((coalesce("severity", 0)), "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_update" ON "need_entry"("updated_at", "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_people" ON "need_entry"((coalesce("people_affected", -1)), "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_amount" ON "need_entry"((coalesce("amount_usd", -1)), "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "need_entry_by_start" ON "need_entry"((coalesce("starts_on", '0001-01-01')), "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "project_entry_by_update" ON "project_entry"("updated_at", "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "project_entry_by_amount" ON "project_entry"((coalesce("amount_usd", -1)), "record_id") WHERE "side" = 'PUBLIC';
CREATE INDEX "project_entry_by_start" ON "project_entry"((coalesce("starts_on", '0001-01-01')), "record_id") WHERE "side" = 'PUBLIC';
