-- The role that the portal's queries run as: it owns nothing. Roles belong to the whole server, so it may stand already.
DO $$
BEGIN
  CREATE ROLE passerelle_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT passerelle_app TO CURRENT_USER;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('need', 'project');

-- CreateEnum
CREATE TYPE "NeedKind" AS ENUM ('funding', 'goods', 'services', 'expertise');

-- CreateEnum
CREATE TYPE "Coverage" AS ENUM ('OPEN', 'PARTLY', 'COVERED', 'CLOSED');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('PUBLIC', 'WORKING');

-- CreateEnum
CREATE TYPE "RecordKind" AS ENUM ('PROJECT', 'NEED');

-- CreateEnum
CREATE TYPE "Publication" AS ENUM ('NONE', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "WorkingState" AS ENUM ('NONE', 'DRAFT', 'SUBMITTED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('PERSON', 'OPERATOR', 'SYSTEM');

-- CreateEnum
CREATE TYPE "WorkspaceKind" AS ENUM ('GOVERNMENT', 'PARTNER', 'NGO', 'COORDINATION');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('VIEWER', 'CONTRIBUTOR', 'VALIDATOR', 'MANAGER');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "language" VARCHAR(8) NOT NULL DEFAULT 'fr',
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "sent_by" TEXT NOT NULL DEFAULT 'outbox',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "publish" BOOLEAN NOT NULL DEFAULT false,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "state" "ImportState" NOT NULL DEFAULT 'WAITING',
    "done" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER,
    "report" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "map_place" (
    "id" BIGSERIAL NOT NULL,
    "record_id" UUID NOT NULL,
    "kind" "PlaceKind" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "qk" BIGINT NOT NULL,
    "country" CHAR(2),
    "admin1" TEXT,

    CONSTRAINT "map_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_entry" (
    "record_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "in_register" BOOLEAN NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "kind" "NeedKind",
    "severity" SMALLINT,
    "sector" TEXT,
    "sector_group" TEXT,
    "people_affected" DECIMAL(15,0),
    "amount_usd" DECIMAL(24,2),
    "asked" JSONB NOT NULL DEFAULT '{}',
    "coverage" "Coverage" NOT NULL DEFAULT 'OPEN',
    "covered" DECIMAL(5,4) NOT NULL DEFAULT 0,
    "country" CHAR(2),
    "admin1" TEXT,
    "place_name" JSONB NOT NULL DEFAULT '{}',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starts_on" DATE,
    "ends_on" DATE,
    "search" tsvector,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER,

    CONSTRAINT "need_entry_pkey" PRIMARY KEY ("record_id","side")
);

-- CreateTable
CREATE TABLE "need_project" (
    "need_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "project_id" UUID NOT NULL,

    CONSTRAINT "need_project_pkey" PRIMARY KEY ("need_id","side","project_id")
);

-- CreateTable
CREATE TABLE "project_entry" (
    "record_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "in_register" BOOLEAN NOT NULL,
    "workspace_id" UUID NOT NULL,
    "iati_identifier" TEXT,
    "iati_status" TEXT,
    "title" JSONB NOT NULL,
    "countries" JSONB NOT NULL DEFAULT '[]',
    "sectors" JSONB NOT NULL DEFAULT '[]',
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "admin1_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sector_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starts_on" DATE,
    "ends_on" DATE,
    "amount_usd" DECIMAL(24,2),
    "totals" JSONB NOT NULL DEFAULT '{}',
    "organisations" JSONB NOT NULL DEFAULT '[]',
    "search" tsvector,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER,

    CONSTRAINT "project_entry_pkey" PRIMARY KEY ("record_id","side")
);

-- CreateTable
CREATE TABLE "record" (
    "id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "identifier" TEXT,
    "publication" "Publication" NOT NULL DEFAULT 'NONE',
    "current_version" INTEGER,
    "working_state" "WorkingState" NOT NULL DEFAULT 'DRAFT',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "working_editors" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,
    "withdrawn_reason" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "source_hash" TEXT,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_version" (
    "record_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,
    "editors" UUID[] DEFAULT ARRAY[]::UUID[],
    "revision" INTEGER NOT NULL,

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("record_id","number")
);

-- CreateTable
CREATE TABLE "record_part" (
    "record_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER,
    "data" JSONB NOT NULL,

    CONSTRAINT "record_part_pkey" PRIMARY KEY ("record_id","path","since")
);

-- CreateTable
CREATE TABLE "working_part" (
    "record_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "data" JSONB,

    CONSTRAINT "working_part_pkey" PRIMARY KEY ("record_id","path")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID,
    "workspace_id" UUID,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER,
    "version" INTEGER,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_source" (
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_source_pkey" PRIMARY KEY ("record_id","revision")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "currency" CHAR(3) NOT NULL,
    "date" DATE NOT NULL,
    "usd" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("currency","date")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "ref" TEXT,
    "type" TEXT,
    "name" JSONB NOT NULL,
    "country" CHAR(2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "WorkspaceKind" NOT NULL,
    "name" JSONB NOT NULL,
    "country" CHAR(2),
    "organisation_id" UUID,
    "allow_own_publication" BOOLEAN NOT NULL DEFAULT false,
    "scope_countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scope_sectors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "import_workspace_id_created_at_idx" ON "import"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "map_place_record_id_idx" ON "map_place"("record_id");

-- CreateIndex
CREATE INDEX "map_place_qk_idx" ON "map_place"("qk");

-- CreateIndex
CREATE INDEX "need_entry_side_updated_at_record_id_idx" ON "need_entry"("side", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "need_entry_side_severity_updated_at_record_id_idx" ON "need_entry"("side", "severity" DESC, "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "need_entry_side_people_affected_record_id_idx" ON "need_entry"("side", "people_affected" DESC, "record_id");

-- CreateIndex
CREATE INDEX "need_entry_side_amount_usd_record_id_idx" ON "need_entry"("side", "amount_usd" DESC, "record_id");

-- CreateIndex
CREATE INDEX "need_entry_workspace_id_in_register_updated_at_record_id_idx" ON "need_entry"("workspace_id", "in_register", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "need_entry_side_country_idx" ON "need_entry"("side", "country");

-- CreateIndex
CREATE INDEX "need_entry_search_idx" ON "need_entry" USING GIN ("search");

-- CreateIndex
CREATE INDEX "need_project_project_id_side_idx" ON "need_project"("project_id", "side");

-- CreateIndex
CREATE INDEX "project_entry_side_updated_at_record_id_idx" ON "project_entry"("side", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "project_entry_side_amount_usd_record_id_idx" ON "project_entry"("side", "amount_usd" DESC, "record_id");

-- CreateIndex
CREATE INDEX "project_entry_side_starts_on_record_id_idx" ON "project_entry"("side", "starts_on" DESC, "record_id");

-- CreateIndex
CREATE INDEX "project_entry_workspace_id_in_register_updated_at_record_id_idx" ON "project_entry"("workspace_id", "in_register", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "project_entry_side_iati_identifier_idx" ON "project_entry"("side", "iati_identifier");

-- CreateIndex
CREATE INDEX "project_entry_country_codes_idx" ON "project_entry" USING GIN ("country_codes");

-- CreateIndex
CREATE INDEX "project_entry_sector_codes_idx" ON "project_entry" USING GIN ("sector_codes");

-- CreateIndex
CREATE INDEX "project_entry_search_idx" ON "project_entry" USING GIN ("search");

-- CreateIndex
CREATE INDEX "record_workspace_id_kind_updated_at_id_idx" ON "record"("workspace_id", "kind", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "record_workspace_id_working_state_idx" ON "record"("workspace_id", "working_state");

-- CreateIndex
CREATE UNIQUE INDEX "record_workspace_id_kind_identifier_key" ON "record"("workspace_id", "kind", "identifier");

-- CreateIndex
CREATE INDEX "event_record_id_revision_idx" ON "event"("record_id", "revision" DESC);

-- CreateIndex
CREATE INDEX "event_workspace_id_id_idx" ON "event"("workspace_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_ref_key" ON "organisation"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "workspace_organisation_id_idx" ON "workspace"("organisation_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_part" ADD CONSTRAINT "record_part_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_part" ADD CONSTRAINT "working_part_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_source" ADD CONSTRAINT "record_source_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The parts of the current version are what nearly every reader asks for.
CREATE INDEX "record_part_current" ON "record_part"("record_id", "path") WHERE "until" IS NULL;
