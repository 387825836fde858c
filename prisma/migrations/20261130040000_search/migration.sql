-- Words that are published, for a search to know what was meant by a word that nobody wrote.
CREATE TABLE "search_word" (
    "word" TEXT COLLATE "C" NOT NULL,
    -- The word and what is left of it when letters are missing: two words near each other have one in common.
    "forms" TEXT[] COLLATE "C" NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_forms_idx" ON "search_word" USING GIN ("forms");

-- Words that were published and are not yet among the others. Written beside a publication: no two of them wait for each other.
CREATE TABLE "search_new_word" (
    "id" BIGSERIAL NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_new_word_pkey" PRIMARY KEY ("id")
);

-- Of a short word itself and each letter left out once; of a longer one the same of its first seven letters, with two left out.
CREATE FUNCTION "search_forms"("word" TEXT) RETURNS TEXT[] LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH head AS (SELECT left("word", 7) COLLATE "C" AS form),
  once AS (SELECT left(form, n - 1) || substr(form, n + 1) AS form FROM head CROSS JOIN generate_series(1, length(form)) AS n),
  twice AS (SELECT left(form, n - 1) || substr(form, n + 1) AS form FROM once CROSS JOIN generate_series(1, length(form)) AS n WHERE length("word") >= 7)
  SELECT array_agg(DISTINCT form) FROM (SELECT form FROM head UNION ALL SELECT form FROM once UNION ALL SELECT form FROM twice) AS forms
$$;

CREATE FUNCTION "search_is_word"("word" TEXT) RETURNS BOOLEAN LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN length("word") BETWEEN 4 AND 40 AND left("word", 1) NOT IN ('^', '~') AND "word" !~ '[0-9]';

CREATE INDEX "search_new_word_word_idx" ON "search_new_word"("word");

-- Adds those of some words that nobody knows yet: of what one statement wrote, each once.
CREATE FUNCTION "search_add_words"("words" TEXT[]) RETURNS VOID LANGUAGE SQL AS $$
  INSERT INTO "search_new_word" ("word")
    SELECT said FROM (SELECT DISTINCT said COLLATE "C" AS said FROM unnest("words") AS said WHERE "search_is_word"(said)) AS once
    WHERE NOT EXISTS (SELECT FROM "search_word" known WHERE known."word" = said) AND NOT EXISTS (SELECT FROM "search_new_word" fresh WHERE fresh."word" = said)
$$;
CREATE FUNCTION "search_take_words"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_add_words"(array_agg(DISTINCT said)) FROM written CROSS JOIN LATERAL unnest(tsvector_to_array("search")) AS said WHERE "side" = 'PUBLIC';
  RETURN NULL;
END $$;
CREATE FUNCTION "search_take_dataset_words"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_add_words"(array_agg(DISTINCT said)) FROM written CROSS JOIN LATERAL unnest(tsvector_to_array("search")) AS said WHERE "side" = 'PUBLIC' AND "visibility" = 'public';
  RETURN NULL;
END $$;
CREATE TRIGGER "need_entry_words" AFTER INSERT ON "need_entry" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "search_take_words"();
CREATE TRIGGER "need_entry_new_words" AFTER UPDATE ON "need_entry" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "search_take_words"();
CREATE TRIGGER "project_entry_words" AFTER INSERT ON "project_entry" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "search_take_words"();
CREATE TRIGGER "project_entry_new_words" AFTER UPDATE ON "project_entry" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "search_take_words"();
CREATE TRIGGER "dataset_entry_new_words" AFTER UPDATE ON "dataset_entry" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "search_take_dataset_words"();

-- Takes the new words among the others. Gives how many it took.
CREATE FUNCTION "search_learn"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  taken BIGINT;
BEGIN
  IF NOT pg_try_advisory_xact_lock(72707372) THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM "search_new_word" RETURNING "word")
    INSERT INTO "search_word" ("word", "forms") SELECT "word", "search_forms"("word") FROM gone GROUP BY "word" ORDER BY "word" ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END $$;

-- Takes in the words of everything published; for a database that was filled without triggers.
CREATE FUNCTION "search_relearn"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  taken BIGINT;
BEGIN
  PERFORM pg_advisory_xact_lock(72707372);
  DELETE FROM "search_new_word";
  INSERT INTO "search_word" ("word", "forms")
    SELECT said, "search_forms"(said) FROM (
      SELECT DISTINCT said FROM (
        SELECT "search" FROM "need_entry" WHERE "side" = 'PUBLIC'
        UNION ALL SELECT "search" FROM "project_entry" WHERE "side" = 'PUBLIC'
        UNION ALL SELECT "search" FROM "dataset_entry" WHERE "side" = 'PUBLIC' AND "visibility" = 'public'
        UNION ALL SELECT "search" FROM "organisation" WHERE "search" IS NOT NULL
      ) AS found CROSS JOIN LATERAL unnest(tsvector_to_array("search")) AS said
    ) AS words
    WHERE "search_is_word"(said) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END $$;

-- Words of the register's organisations, whenever they are derived.
CREATE FUNCTION "search_take_organisation"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_add_words"(tsvector_to_array(NEW."search"));
  RETURN NULL;
END $$;
CREATE TRIGGER "organisation_words" AFTER UPDATE OF "search" ON "organisation" FOR EACH ROW EXECUTE FUNCTION "search_take_organisation"();

-- A workspace's drafts are few beside what is published.
CREATE INDEX "need_entry_drafts" ON "need_entry"("workspace_id") WHERE "side" = 'WORKING';
CREATE INDEX "project_entry_drafts" ON "project_entry"("workspace_id") WHERE "side" = 'WORKING';
CREATE INDEX "dataset_entry_drafts" ON "dataset_entry"("workspace_id") WHERE "side" = 'WORKING';
