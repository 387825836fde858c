-- What tiles, lists and areas ask of a place stands beside its position, so that they need no join.
ALTER TABLE "map_place"
  ADD COLUMN "x" INTEGER,
  ADD COLUMN "y" INTEGER,
  ADD COLUMN "ordinal" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "need_kind" "NeedKind",
  ADD COLUMN "severity" SMALLINT,
  ADD COLUMN "sector" TEXT,
  ADD COLUMN "sector_group" TEXT,
  ADD COLUMN "coverage" "Coverage",
  ADD COLUMN "amount_usd" DECIMAL(24,2),
  ADD COLUMN "people_affected" BIGINT,
  ADD COLUMN "starts_on" DATE,
  ADD COLUMN "ends_on" DATE;

UPDATE "map_place" SET
  "x" = least(1073741823, greatest(0, floor(("lon" / 360 + 0.5) * 1073741824)))::int,
  "y" = least(1073741823, greatest(0, floor((0.5 - ln((1 + sin(radians(least(85.06, greatest(-85.06, "lat"))))) / (1 - sin(radians(least(85.06, greatest(-85.06, "lat")))))) / (4 * pi())) * 1073741824)))::int,
  "ordinal" = (SELECT count(*) FROM "map_place" before WHERE before."record_id" = "map_place"."record_id" AND before."id" < "map_place"."id");
ALTER TABLE "map_place" ALTER COLUMN "x" SET NOT NULL, ALTER COLUMN "y" SET NOT NULL;

UPDATE "map_place" place SET "need_kind" = entry."kind", "severity" = entry."severity", "sector" = entry."sector", "sector_group" = entry."sector_group",
  "coverage" = entry."coverage", "amount_usd" = entry."amount_usd", "people_affected" = entry."people_affected", "starts_on" = entry."starts_on", "ends_on" = entry."ends_on"
FROM "need_entry" entry WHERE place."kind" = 'need' AND entry."record_id" = place."record_id" AND entry."side" = 'PUBLIC';
UPDATE "map_place" place SET "amount_usd" = entry."amount_usd"
FROM "project_entry" entry WHERE place."kind" = 'project' AND place."ordinal" = 0 AND entry."record_id" = place."record_id" AND entry."side" = 'PUBLIC';

-- A tile is one run of this index, and most are read from it alone.
DROP INDEX "map_place_qk_idx";
CREATE INDEX "map_place_kind_qk_idx" ON "map_place"("kind", "qk")
  INCLUDE ("severity", "need_kind", "sector_group", "sector", "coverage", "amount_usd", "x", "y", "id");
-- An index that is read alone needs its pages known as all visible.
ALTER TABLE "map_place" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Lists count the records that have a place from the places, and these beside.
ALTER TABLE "need_entry" ADD COLUMN "placed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "project_entry" ADD COLUMN "placed" BOOLEAN NOT NULL DEFAULT false;
UPDATE "need_entry" entry SET "placed" = true WHERE "side" = 'PUBLIC' AND EXISTS (SELECT 1 FROM "map_place" place WHERE place."record_id" = entry."record_id");
UPDATE "project_entry" entry SET "placed" = true WHERE "side" = 'PUBLIC' AND EXISTS (SELECT 1 FROM "map_place" place WHERE place."record_id" = entry."record_id");
CREATE INDEX "need_entry_unplaced" ON "need_entry"("record_id") WHERE "side" = 'PUBLIC' AND NOT "placed";
CREATE INDEX "project_entry_unplaced" ON "project_entry"("record_id") WHERE "side" = 'PUBLIC' AND NOT "placed";

-- Places added up for tiles of low zoom: by cell of a level, kind (0 a need that states none, 1 to 4 as NeedKind, 5 a project), sector group and severity ('' and 0: none).
CREATE TABLE "map_roll" (
    "level" SMALLINT NOT NULL,
    "cell" BIGINT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "sector_group" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "places" INTEGER NOT NULL,
    "amount_usd" DECIMAL NOT NULL,
    "sum_x" BIGINT NOT NULL,
    "sum_y" BIGINT NOT NULL,
    -- Of the ids of the places: where there is one place, its id.
    "sum_id" BIGINT NOT NULL,

    CONSTRAINT "map_roll_pkey" PRIMARY KEY ("level", "cell", "kind", "sector_group", "severity")
);
CREATE INDEX "map_roll_empty" ON "map_roll"("level") WHERE "places" = 0;

-- What changed since the last fold. Writers only add lines here, so that no two of them wait for the same sum; readers add them to the sums.
CREATE TABLE "map_delta" (
    "id" BIGSERIAL NOT NULL,
    "qk" BIGINT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "sector_group" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "places" SMALLINT NOT NULL,
    "amount_usd" DECIMAL NOT NULL,
    "x" BIGINT NOT NULL,
    "y" BIGINT NOT NULL,
    "place_id" BIGINT NOT NULL,

    CONSTRAINT "map_delta_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "map_delta_qk_idx" ON "map_delta"("qk");
ALTER TABLE "map_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE FUNCTION "map_kind"("kind" "PlaceKind", "need_kind" "NeedKind") RETURNS SMALLINT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "kind" = 'project' THEN 5 WHEN "need_kind" = 'funding' THEN 1 WHEN "need_kind" = 'goods' THEN 2 WHEN "need_kind" = 'services' THEN 3 WHEN "need_kind" = 'expertise' THEN 4 ELSE 0 END;

CREATE FUNCTION "map_place_added"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "map_delta" ("qk", "kind", "sector_group", "severity", "places", "amount_usd", "x", "y", "place_id")
    SELECT "qk", "map_kind"("kind", "need_kind"), coalesce("sector_group", ''), coalesce("severity", 0), 1, coalesce("amount_usd", 0), "x", "y", "id" FROM added;
  RETURN NULL;
END $$;

CREATE FUNCTION "map_place_removed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "map_delta" ("qk", "kind", "sector_group", "severity", "places", "amount_usd", "x", "y", "place_id")
    SELECT "qk", "map_kind"("kind", "need_kind"), coalesce("sector_group", ''), coalesce("severity", 0), -1, -coalesce("amount_usd", 0), -"x", -"y", -"id" FROM removed;
  RETURN NULL;
END $$;

CREATE FUNCTION "map_place_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "map_delta" ("qk", "kind", "sector_group", "severity", "places", "amount_usd", "x", "y", "place_id")
    SELECT "qk", "map_kind"("kind", "need_kind"), coalesce("sector_group", ''), coalesce("severity", 0), -1, -coalesce("amount_usd", 0), -"x", -"y", -"id" FROM removed
    UNION ALL
    SELECT "qk", "map_kind"("kind", "need_kind"), coalesce("sector_group", ''), coalesce("severity", 0), 1, coalesce("amount_usd", 0), "x", "y", "id" FROM added;
  RETURN NULL;
END $$;

CREATE TRIGGER "map_place_added" AFTER INSERT ON "map_place" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "map_place_added"();
CREATE TRIGGER "map_place_removed" AFTER DELETE ON "map_place" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "map_place_removed"();
CREATE TRIGGER "map_place_changed" AFTER UPDATE ON "map_place" REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "map_place_changed"();

-- Adds what changed to the sums, and gives the number of lines it took; 0 where another process is at it.
CREATE FUNCTION "fold_map_deltas"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  taken BIGINT;
BEGIN
  IF NOT pg_try_advisory_xact_lock(72707371) THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM "map_delta" RETURNING *),
  folded AS (
    INSERT INTO "map_roll" AS roll ("level", "cell", "kind", "sector_group", "severity", "places", "amount_usd", "sum_x", "sum_y", "sum_id")
      SELECT "level", "qk" >> (60 - 2 * "level"), "kind", "sector_group", "severity", sum("places"), sum("amount_usd"), sum("x"), sum("y"), sum("place_id")
      FROM gone CROSS JOIN generate_series(3, 7) AS "level" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT ("level", "cell", "kind", "sector_group", "severity") DO UPDATE SET
      "places" = roll."places" + excluded."places", "amount_usd" = roll."amount_usd" + excluded."amount_usd",
      "sum_x" = roll."sum_x" + excluded."sum_x", "sum_y" = roll."sum_y" + excluded."sum_y", "sum_id" = roll."sum_id" + excluded."sum_id"
  )
  SELECT count(*) INTO taken FROM gone;
  IF taken > 0 THEN DELETE FROM "map_roll" WHERE "places" = 0; END IF;
  RETURN taken;
END $$;

INSERT INTO "map_roll"
  SELECT "level", "qk" >> (60 - 2 * "level"), "map_kind"("kind", "need_kind"), coalesce("sector_group", ''), coalesce("severity", 0), count(*), sum(coalesce("amount_usd", 0)), sum("x"), sum("y"), sum("id")
  FROM "map_place" CROSS JOIN generate_series(3, 7) AS "level" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
