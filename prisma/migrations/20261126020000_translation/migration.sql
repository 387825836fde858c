-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY['fr', 'en', 'es', 'pt', 'ar']::TEXT[];

-- CreateTable
CREATE TABLE "text_origin" (
    "record_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "text_key" TEXT NOT NULL,
    "source_lang" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "is_machine" BOOLEAN NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "text_origin_pkey" PRIMARY KEY ("record_id","path","lang","text_key","source_key")
);

-- CreateTable
CREATE TABLE "record_translation" (
    "record_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "texts" INTEGER NOT NULL,
    "filled" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "stale" INTEGER NOT NULL,
    "machine" INTEGER NOT NULL,

    CONSTRAINT "record_translation_pkey" PRIMARY KEY ("record_id","lang")
);

-- CreateTable
CREATE TABLE "translation_file" (
    "id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "translation_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "record_translation_workspace_id_lang_stale_missing_record_i_idx" ON "record_translation"("workspace_id", "lang", "stale" DESC, "missing" DESC, "record_id");

-- CreateIndex
CREATE INDEX "record_translation_workspace_id_lang_missing_stale_record_i_idx" ON "record_translation"("workspace_id", "lang", "missing" DESC, "stale" DESC, "record_id");

-- CreateIndex
CREATE INDEX "translation_file_created_at_idx" ON "translation_file"("created_at");

-- AddForeignKey
ALTER TABLE "text_origin" ADD CONSTRAINT "text_origin_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_translation" ADD CONSTRAINT "record_translation_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A language that a workspace takes up is missing in every text; one that it gives up is counted where it is written in alone.
CREATE FUNCTION cover_workspace_languages() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into record_translation (record_id, workspace_id, lang, texts, filled, missing, stale, machine)
  select held.record_id, new.id, wanted.lang, max(held.texts), 0, max(held.texts), 0, 0
  from record_translation held cross join unnest(new.languages) as wanted(lang)
  where held.workspace_id = new.id group by held.record_id, wanted.lang
  on conflict do nothing;
  delete from record_translation where workspace_id = new.id and filled = 0 and not lang = any(new.languages);
  return new;
end $$;

CREATE TRIGGER workspace_languages AFTER UPDATE OF languages ON workspace FOR EACH ROW EXECUTE FUNCTION cover_workspace_languages();

-- What records hold already, counted once; from here on every change counts.
WITH content AS (
    SELECT record_id, path, data FROM working_part WHERE data IS NOT NULL
    UNION ALL
    SELECT record_id, path, data FROM record_part p WHERE until IS NULL
    AND NOT EXISTS (SELECT 1 FROM working_part w WHERE w.record_id = p.record_id AND w.path = p.path)
), held AS (
    SELECT record_id, field AS path, substr(content.path, 6) AS lang
    FROM content CROSS JOIN LATERAL jsonb_each_text(data) AS texts(field, text) WHERE content.path LIKE 'text/%' AND text <> ''
    UNION ALL
    SELECT record_id, content.path || '/' || array_to_string(inner_text.keys, '/'), lang
    FROM content JOIN (VALUES
        ('places', '{name}'::text[]), ('places', '{description}'), ('organisations', '{name}'), ('transactions', '{description}'),
        ('transactions', '{provider,name}'), ('transactions', '{receiver,name}'), ('documents', '{title}'), ('contacts', '{person}'),
        ('contacts', '{jobTitle}'), ('contacts', '{organisation}'), ('contacts', '{address}'), ('facts', '{place,name}'), ('facts', '{place,description}')
    ) AS inner_text(place, keys) ON split_part(content.path, '/', 1) = inner_text.place
    CROSS JOIN LATERAL jsonb_each_text(CASE WHEN jsonb_typeof(data #> inner_text.keys) = 'object' THEN data #> inner_text.keys END) AS texts(lang, text)
    WHERE text <> ''
), filled AS (
    SELECT record_id, lang, count(*)::int AS n FROM held WHERE lang <> 'und' GROUP BY record_id, lang
), totals AS (
    SELECT record.id, workspace_id, (SELECT count(DISTINCT path)::int FROM held WHERE held.record_id = record.id) AS texts FROM record
), wanted AS (
    SELECT record_id, lang FROM filled
    UNION
    SELECT record.id, unnest(languages) FROM record JOIN workspace ON workspace.id = record.workspace_id
)
INSERT INTO record_translation (record_id, workspace_id, lang, texts, filled, missing, stale, machine)
SELECT wanted.record_id, totals.workspace_id, wanted.lang, totals.texts, coalesce(filled.n, 0), totals.texts - coalesce(filled.n, 0), 0, 0
FROM wanted JOIN totals ON totals.id = wanted.record_id LEFT JOIN filled ON filled.record_id = wanted.record_id AND filled.lang = wanted.lang;
