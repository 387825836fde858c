-- Sums by one thing at a time: a tile reads the few rows of what it is asked for, not those of every kind, sector and severity together.
-- Facets: 'n' all needs, 'k1' to 'k4' those of a kind as in NeedKind and 'k0' those that state none, 's140' those of a sector group, 'p' projects.
DROP TABLE "map_roll";
CREATE TABLE "map_roll" (
    "level" SMALLINT NOT NULL,
    "facet" TEXT COLLATE "C" NOT NULL,
    "cell" BIGINT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "places" INTEGER NOT NULL,
    "amount_usd" DECIMAL NOT NULL,
    "sum_x" BIGINT NOT NULL,
    "sum_y" BIGINT NOT NULL,
    -- Of the ids of the places: where there is one place, its id.
    "sum_id" BIGINT NOT NULL,

    CONSTRAINT "map_roll_pkey" PRIMARY KEY ("level", "facet", "cell", "severity")
);
CREATE INDEX "map_roll_empty" ON "map_roll"("level") WHERE "places" = 0;

CREATE FUNCTION "map_facets"("kind" SMALLINT, "sector_group" TEXT) RETURNS TEXT[] LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "kind" = 5 THEN ARRAY['p'] WHEN "sector_group" = '' THEN ARRAY['n', 'k' || "kind"] ELSE ARRAY['n', 'k' || "kind", 's' || "sector_group"] END;

CREATE OR REPLACE FUNCTION "fold_map_deltas"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  taken BIGINT;
BEGIN
  IF NOT pg_try_advisory_xact_lock(72707371) THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM "map_delta" RETURNING *),
  folded AS (
    INSERT INTO "map_roll" AS roll ("level", "facet", "cell", "severity", "places", "amount_usd", "sum_x", "sum_y", "sum_id")
      SELECT "level", "facet" COLLATE "C", "qk" >> (60 - 2 * "level"), "severity", sum("places"), sum("amount_usd"), sum("x"), sum("y"), sum("place_id")
      FROM gone CROSS JOIN generate_series(3, 9) AS "level" CROSS JOIN LATERAL unnest("map_facets"("kind", "sector_group")) AS "facet" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT ("level", "facet", "cell", "severity") DO UPDATE SET
      "places" = roll."places" + excluded."places", "amount_usd" = roll."amount_usd" + excluded."amount_usd",
      "sum_x" = roll."sum_x" + excluded."sum_x", "sum_y" = roll."sum_y" + excluded."sum_y", "sum_id" = roll."sum_id" + excluded."sum_id"
  )
  SELECT count(*) INTO taken FROM gone;
  IF taken > 0 THEN DELETE FROM "map_roll" WHERE "places" = 0; END IF;
  RETURN taken;
END $$;

DELETE FROM "map_delta";
INSERT INTO "map_roll"
  SELECT "level", "facet" COLLATE "C", "qk" >> (60 - 2 * "level"), coalesce("severity", 0), count(*), sum(coalesce("amount_usd", 0)), sum("x"), sum("y"), sum("id")
  FROM "map_place" CROSS JOIN generate_series(3, 9) AS "level"
    CROSS JOIN LATERAL unnest("map_facets"("map_kind"("kind", "need_kind"), coalesce("sector_group", ''))) AS "facet" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
