-- AlterTable
ALTER TABLE "user" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_reason" TEXT;

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "error" TEXT,
ADD COLUMN     "masked" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "former_refs" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "indexed_revision" INTEGER,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "search" tsvector,
ADD COLUMN     "sort_names" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "organisation_key" (
    "key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "organisation_key_pkey" PRIMARY KEY ("key","organisation_id")
);

-- CreateTable
CREATE TABLE "organisation_pair" (
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "score" SMALLINT NOT NULL,
    "reasons" TEXT[],
    "distinct_at" TIMESTAMPTZ(3),
    "distinct_by_id" UUID,

    CONSTRAINT "organisation_pair_pkey" PRIMARY KEY ("first_id","second_id")
);

-- CreateTable
CREATE TABLE "organisation_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "before" JSONB NOT NULL,
    "workspace_ids" UUID[],
    "repointed_ids" UUID[],
    "kept_revision" INTEGER NOT NULL,
    "merged_revision" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_key_organisation_id_idx" ON "organisation_key"("organisation_id");

-- CreateIndex
CREATE INDEX "organisation_pair_second_id_idx" ON "organisation_pair"("second_id");

-- CreateIndex
CREATE INDEX "organisation_pair_score_first_id_second_id_idx" ON "organisation_pair"("score" DESC, "first_id", "second_id");

-- CreateIndex
CREATE INDEX "organisation_merge_kept_id_idx" ON "organisation_merge"("kept_id");

-- CreateIndex
CREATE INDEX "organisation_merge_merged_id_idx" ON "organisation_merge"("merged_id");

-- CreateIndex
CREATE INDEX "organisation_merge_at_id_idx" ON "organisation_merge"("at" DESC, "id");

-- CreateIndex
CREATE INDEX "user_created_at_id_idx" ON "user"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "mail_sent_by_created_at_id_idx" ON "mail"("sent_by", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "organisation_merged_into_id_idx" ON "organisation"("merged_into_id");

-- CreateIndex
CREATE INDEX "organisation_former_refs_idx" ON "organisation" USING GIN ("former_refs");

-- CreateIndex
CREATE INDEX "organisation_search_idx" ON "organisation" USING GIN ("search");

-- CreateIndex
CREATE INDEX "workspace_created_at_id_idx" ON "workspace"("created_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_key" ADD CONSTRAINT "organisation_key_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One rule of folding with the app's searchWords: what people type is split and folded there.
CREATE FUNCTION "admin_search"("words" TEXT) RETURNS tsvector LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
  select to_tsvector('simple'::regconfig, translate(replace(replace(replace(replace(translate(lower(regexp_replace(normalize("words", NFKD), '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]', '', 'g')), 'øłđðħŧıɓɗɛŋɔς‘’ʼʻ`ٱىیکةہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'olddhtibdenoσ''''''''''اييكهه01234567890123456789'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'), '@._+-/''"{}:,', '            '))
$$;

-- The lists of the people who run the instance are searched by words of names and addresses.
CREATE INDEX "user_admin_search" ON "user" USING GIN ("admin_search"("name" || ' ' || "email"));
CREATE INDEX "workspace_admin_search" ON "workspace" USING GIN ("admin_search"("slug" || ' ' || "name"::text));

-- Who runs the instance, who has not confirmed an address, who is suspended: few among many.
CREATE INDEX "user_is_admin" ON "user"("created_at" DESC, "id") WHERE "is_admin";
CREATE INDEX "user_unconfirmed" ON "user"("created_at" DESC, "id") WHERE NOT "email_verified";
CREATE INDEX "user_suspended" ON "user"("created_at" DESC, "id") WHERE "suspended_at" IS NOT NULL;

-- The register in the order of each interface language.
CREATE INDEX "organisation_by_fr" ON "organisation"((coalesce("sort_names"->>'fr', '') COLLATE "C"), "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "organisation_by_en" ON "organisation"((coalesce("sort_names"->>'en', '') COLLATE "C"), "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "organisation_by_es" ON "organisation"((coalesce("sort_names"->>'es', '') COLLATE "C"), "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "organisation_by_pt" ON "organisation"((coalesce("sort_names"->>'pt', '') COLLATE "C"), "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "organisation_by_ar" ON "organisation"((coalesce("sort_names"->>'ar', '') COLLATE "C"), "id") WHERE "merged_into_id" IS NULL;

-- What is derived of an organisation is out of date.
CREATE INDEX "organisation_to_index" ON "organisation"("id") WHERE "indexed_revision" IS DISTINCT FROM "revision";

-- Pairs nobody has looked at yet.
CREATE INDEX "organisation_pair_open" ON "organisation_pair"("score" DESC, "first_id", "second_id") WHERE "distinct_at" IS NULL;

-- Security events of a workspace, and of a network.
CREATE INDEX "security_event_workspace" ON "security_event"("workspace_id", "at" DESC);
CREATE INDEX "security_event_network" ON "security_event"("network", "at" DESC);

