-- Review: who validates, who approved, what was asked at which field; who has a form open.
ALTER TABLE "workspace"
  ADD COLUMN "approvals_required" SMALLINT NOT NULL DEFAULT 1,
  ADD COLUMN "remind_after_days" SMALLINT NOT NULL DEFAULT 5;

ALTER TABLE "record"
  ADD COLUMN "validator_id" UUID,
  ADD COLUMN "approved_by" UUID[] DEFAULT ARRAY[]::UUID[],
  ADD COLUMN "reminded_at" TIMESTAMPTZ(3);

ALTER TABLE "event" ADD COLUMN "field" TEXT;

CREATE TABLE "review_comment" (
    "id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

CREATE UNLOGGED TABLE "presence" (
    "record_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("record_id", "user_id")
);

CREATE INDEX "review_comment_record_id_created_at_idx" ON "review_comment"("record_id", "created_at");

CREATE INDEX "record_version_record_id_revision_idx" ON "record_version"("record_id", "revision");

-- What waits is looked for across all workspaces to remind of it.
CREATE INDEX "record_waiting" ON "record"("submitted_at") WHERE "working_state" = 'SUBMITTED';

ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
