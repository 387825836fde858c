-- CreateEnum
CREATE TYPE "BulkSource" AS ENUM ('CHOSEN', 'SHEET');

-- CreateEnum
CREATE TYPE "BulkState" AS ENUM ('READING', 'READY', 'REFUSED', 'APPLYING', 'DONE', 'UNDOING', 'UNDONE', 'DROPPED');

-- AlterTable
ALTER TABLE "record" ADD COLUMN "owner_id" UUID;

-- AlterTable
ALTER TABLE "event" ADD COLUMN "bulk_id" UUID;

-- CreateTable
CREATE TABLE "bulk_change" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "source" "BulkSource" NOT NULL,
    "state" "BulkState" NOT NULL DEFAULT 'READING',
    "step" JSONB,
    "selection" JSONB,
    "file_name" TEXT,
    "language" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "problem_count" INTEGER NOT NULL DEFAULT 0,
    "refusal" JSONB,
    "created_by_id" UUID NOT NULL,
    "undone_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_line" (
    "change_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "is_new" BOOLEAN NOT NULL DEFAULT false,
    "title" JSONB NOT NULL DEFAULT '{}',
    "row" INTEGER,
    "made_from" INTEGER NOT NULL DEFAULT 0,
    "edits" JSONB NOT NULL DEFAULT '[]',
    "changes" JSONB NOT NULL DEFAULT '[]',
    "conflicts" JSONB NOT NULL DEFAULT '[]',
    "reason" JSONB,
    "revision" INTEGER,
    "kept" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "bulk_line_pkey" PRIMARY KEY ("change_id","record_id")
);

-- CreateTable
CREATE TABLE "bulk_row" (
    "change_id" UUID NOT NULL,
    "sheet" SMALLINT NOT NULL,
    "row" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    "cells" JSONB NOT NULL,

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("change_id","sheet","row")
);

-- CreateTable
CREATE TABLE "register_view" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "user_id" UUID NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_choice" (
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "view_id" UUID,

    CONSTRAINT "register_choice_pkey" PRIMARY KEY ("user_id","workspace_id","kind")
);

-- CreateIndex
CREATE INDEX "bulk_change_workspace_id_created_at_id_idx" ON "bulk_change"("workspace_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "bulk_change_state_idx" ON "bulk_change"("state");

-- CreateIndex
CREATE INDEX "bulk_line_change_id_outcome_position_idx" ON "bulk_line"("change_id", "outcome", "position");

-- CreateIndex
CREATE INDEX "bulk_line_change_id_position_idx" ON "bulk_line"("change_id", "position");

-- CreateIndex
CREATE INDEX "bulk_row_change_id_record_id_idx" ON "bulk_row"("change_id", "record_id");

-- CreateIndex
CREATE INDEX "register_view_workspace_id_kind_user_id_idx" ON "register_view"("workspace_id", "kind", "user_id");

-- CreateIndex
CREATE INDEX "record_workspace_id_kind_publication_working_state_idx" ON "record"("workspace_id", "kind", "publication", "working_state");

-- CreateIndex
CREATE INDEX "record_workspace_id_kind_owner_id_idx" ON "record"("workspace_id", "kind", "owner_id");

-- AddForeignKey
ALTER TABLE "bulk_line" ADD CONSTRAINT "bulk_line_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Whoever began a record is in charge of it, until somebody else is.
UPDATE "record" SET "owner_id" = "created_by_id" WHERE "created_by_id" IS NOT NULL;

-- A register is read page after page in each of its orders.
CREATE INDEX "project_entry_register_start" ON "project_entry"("workspace_id", (coalesce("starts_on", '0001-01-01')), "record_id") WHERE "in_register";
CREATE INDEX "project_entry_register_amount" ON "project_entry"("workspace_id", (coalesce("amount_usd", -1)), "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_start" ON "need_entry"("workspace_id", (coalesce("starts_on", '0001-01-01')), "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_severity" ON "need_entry"("workspace_id", (coalesce("severity", 0)), "record_id") WHERE "in_register";
CREATE INDEX "project_entry_register_end" ON "project_entry"("workspace_id", (coalesce("ends_on", '0001-01-01')), "record_id") WHERE "in_register";
CREATE INDEX "project_entry_register_quality" ON "project_entry"("workspace_id", (coalesce("quality", 0)), "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_people" ON "need_entry"("workspace_id", (coalesce("people_affected", -1)), "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_amount" ON "need_entry"("workspace_id", (coalesce("amount_usd", -1)), "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_quality" ON "need_entry"("workspace_id", (coalesce("quality", 0)), "record_id") WHERE "in_register";

-- Files of a register are read in the order of its records' ids.
CREATE INDEX "project_entry_register_id" ON "project_entry"("workspace_id", "record_id") WHERE "in_register";
CREATE INDEX "need_entry_register_id" ON "need_entry"("workspace_id", "record_id") WHERE "in_register";
CREATE INDEX "dataset_entry_register_id" ON "dataset_entry"("workspace_id", "record_id") WHERE "in_register";
