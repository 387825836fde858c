-- CreateEnum
CREATE TYPE "LoadState" AS ENUM ('WAITING', 'READING', 'READY', 'REFUSED');

-- CreateEnum
CREATE TYPE "DatasetVisibility" AS ENUM ('public', 'workspace');

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'DATASET';

-- CreateTable
CREATE TABLE "dataset" (
    "record_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "dataset_load" (
    "id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "state" "LoadState" NOT NULL DEFAULT 'WAITING',
    "step" TEXT,
    "progress" REAL,
    "name" TEXT NOT NULL,
    "format" TEXT,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "understood" JSONB,
    "chosen" JSONB,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "documents" JSONB NOT NULL DEFAULT '[]',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_load_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset_table" (
    "load_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "rows" BIGINT NOT NULL,
    "columns" JSONB NOT NULL,
    "structure" JSONB NOT NULL,
    "profiles" JSONB NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "files" JSONB NOT NULL,

    CONSTRAINT "dataset_table_pkey" PRIMARY KEY ("load_id","position")
);

-- CreateTable
CREATE TABLE "dataset_entry" (
    "record_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "in_register" BOOLEAN NOT NULL,
    "workspace_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "visibility" "DatasetVisibility" NOT NULL,
    "licence" TEXT,
    "frequency" TEXT,
    "due_on" DATE,
    "overdue_on" DATE,
    "sectors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "formats" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starts_on" DATE,
    "ends_on" DATE,
    "load_id" UUID,
    "rows" BIGINT NOT NULL DEFAULT 0,
    "tables" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "search" tsvector,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER,
    "quality" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "dataset_entry_pkey" PRIMARY KEY ("record_id","side")
);

-- CreateTable
CREATE TABLE "dataset_link" (
    "dataset_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "record_id" UUID NOT NULL,

    CONSTRAINT "dataset_link_pkey" PRIMARY KEY ("dataset_id","side","record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dataset_slug_key" ON "dataset"("slug");

-- CreateIndex
CREATE INDEX "dataset_load_record_id_created_at_idx" ON "dataset_load"("record_id", "created_at");

-- CreateIndex
CREATE INDEX "dataset_entry_workspace_id_in_register_updated_at_record_id_idx" ON "dataset_entry"("workspace_id", "in_register", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "dataset_entry_side_visibility_updated_at_record_id_idx" ON "dataset_entry"("side", "visibility", "updated_at" DESC, "record_id");

-- CreateIndex
CREATE INDEX "dataset_entry_slug_idx" ON "dataset_entry"("slug");

-- CreateIndex
CREATE INDEX "dataset_entry_search_idx" ON "dataset_entry" USING GIN ("search");

-- CreateIndex
CREATE INDEX "dataset_link_record_id_side_idx" ON "dataset_link"("record_id", "side");

-- AddForeignKey
ALTER TABLE "dataset_table" ADD CONSTRAINT "dataset_table_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "dataset_load"("id") ON DELETE CASCADE ON UPDATE CASCADE;


