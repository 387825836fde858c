-- A place of a source that published its point is seen as it stands there. It says so itself from now on (publicPrecision
-- "exact"), as any other point is shown as its settlement where no more is allowed. Places that people changed here are theirs.
CREATE TEMPORARY TABLE "edited_place" AS
SELECT DISTINCT event."record_id", substring(change->>'path' FROM '^places/[a-z0-9]+') AS "path"
FROM "event"
JOIN "record" ON record."id" = event."record_id" AND record."source_hash" IS NOT NULL
CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(event."changes") WHEN 'array' THEN event."changes" ELSE '[]' END) AS change
WHERE event."kind" <> 'project.imported' AND change->>'path' LIKE 'places/%'
  AND NOT EXISTS (SELECT 1 FROM "record_source" source WHERE source."record_id" = event."record_id" AND source."revision" = event."revision");

UPDATE "record_part" part SET "data" = jsonb_set(part."data", '{publicPrecision}', '"exact"')
FROM "record"
WHERE record."id" = part."record_id" AND record."source_hash" IS NOT NULL AND part."path" LIKE 'places/%'
  AND part."data" ? 'point' AND part."data"->>'publicPrecision' = part."data"->>'precision'
  AND NOT EXISTS (SELECT 1 FROM "edited_place" edited WHERE edited."record_id" = part."record_id" AND edited."path" = part."path");

UPDATE "working_part" part SET "data" = jsonb_set(part."data", '{publicPrecision}', '"exact"')
FROM "record"
WHERE record."id" = part."record_id" AND record."source_hash" IS NOT NULL AND part."path" LIKE 'places/%'
  AND part."data" ? 'point' AND part."data"->>'publicPrecision' = part."data"->>'precision'
  AND NOT EXISTS (SELECT 1 FROM "edited_place" edited WHERE edited."record_id" = part."record_id" AND edited."path" = part."path");

DROP TABLE "edited_place";
