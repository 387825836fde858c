-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('UNCONFIRMED', 'OPEN', 'APPROVED', 'REFUSED');

-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('READ', 'WRITE');

-- CreateEnum
CREATE TYPE "Digest" AS ENUM ('NONE', 'DAILY', 'WEEKLY');

-- AlterEnum
ALTER TYPE "ActorKind" ADD VALUE 'TOKEN';

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "description" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "logo_hash" TEXT,
ADD COLUMN     "logo_type" TEXT,
ADD COLUMN     "profile_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "website" TEXT;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "digest" "Digest" NOT NULL DEFAULT 'NONE',
ADD COLUMN     "digest_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "seen_before" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_count" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_request" (
    "id" UUID NOT NULL,
    "state" "RequestState" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "organisation_id" UUID,
    "organisation_name" TEXT NOT NULL,
    "organisation_ref" TEXT,
    "website" TEXT,
    "country" CHAR(2) NOT NULL,
    "kind" "WorkspaceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "user_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decision" TEXT,
    "workspace_id" UUID,

    CONSTRAINT "workspace_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "TokenScope" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token_network" (
    "token_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_network_pkey" PRIMARY KEY ("token_id","network")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_expires_at_idx" ON "invitation"("expires_at");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_sent_at_id_idx" ON "invitation"("workspace_id", "sent_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_workspace_id_email_key" ON "invitation"("workspace_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_request_token_hash_key" ON "workspace_request"("token_hash");

-- CreateIndex
CREATE INDEX "workspace_request_state_id_idx" ON "workspace_request"("state", "id" DESC);

-- CreateIndex
CREATE INDEX "workspace_request_email_created_at_idx" ON "workspace_request"("email", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_workspace_id_id_idx" ON "api_token"("workspace_id", "id" DESC);

-- CreateIndex
CREATE INDEX "dataset_entry_workspace_id_in_register_due_on_idx" ON "dataset_entry"("workspace_id", "in_register", "due_on");

-- CreateIndex
CREATE INDEX "need_entry_workspace_id_in_register_ends_on_idx" ON "need_entry"("workspace_id", "in_register", "ends_on");

-- CreateIndex
CREATE INDEX "project_entry_workspace_id_in_register_ends_on_idx" ON "project_entry"("workspace_id", "in_register", "ends_on");

-- CreateIndex
CREATE INDEX "workspace_logo_hash_idx" ON "workspace"("logo_hash");

-- CreateIndex
CREATE INDEX "membership_workspace_id_role_idx" ON "membership"("workspace_id", "role");

-- CreateIndex
CREATE INDEX "membership_digest_digest_sent_at_idx" ON "membership"("digest", "digest_sent_at");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token_network" ADD CONSTRAINT "api_token_network_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;


