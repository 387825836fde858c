-- Archives of workspaces: those that were taken, and those that were sent to be loaded.
-- CreateEnum
CREATE TYPE "ArchiveState" AS ENUM ('WAITING', 'RUNNING', 'READY', 'REFUSED', 'LOADING', 'LOADED');

-- CreateTable
CREATE TABLE "archive" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "state" "ArchiveState" NOT NULL DEFAULT 'WAITING',
    "progress" REAL,
    "bytes" BIGINT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_load" (
    "id" UUID NOT NULL,
    "state" "ArchiveState" NOT NULL DEFAULT 'WAITING',
    "progress" REAL,
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "preview" JSONB,
    "refusal" JSONB,
    "slug" TEXT,
    "workspace_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_load_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "archive_workspace_id_created_at_id_idx" ON "archive"("workspace_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "archive_expires_at_idx" ON "archive"("expires_at");

-- CreateIndex
CREATE INDEX "archive_load_created_at_id_idx" ON "archive_load"("created_at" DESC, "id");


