-- CreateEnum
CREATE TYPE "ExpertKind" AS ENUM ('PERSON', 'TEAM');

-- CreateEnum
CREATE TYPE "ExpertAudience" AS ENUM ('WORKSPACE', 'COORDINATORS', 'PUBLIC');

-- CreateEnum
CREATE TYPE "ExpertProposer" AS ENUM ('NOBODY', 'WORKSPACE', 'COORDINATORS');

-- CreateEnum
CREATE TYPE "ConsentSource" AS ENUM ('PERSON', 'WORKSPACE');

-- CreateEnum
CREATE TYPE "VerificationKind" AS ENUM ('ATTESTED', 'VERIFIED');

-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('LOCK', 'FORBID');

-- CreateEnum
CREATE TYPE "MatchState" AS ENUM ('PROPOSED', 'SENT', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'COMPLETED');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "MatchSide" AS ENUM ('EXPERT', 'REQUESTER');

-- CreateTable
CREATE TABLE "expert_profile" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID,
    "kind" "ExpertKind" NOT NULL DEFAULT 'PERSON',
    "name" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "seen_by" "ExpertAudience" NOT NULL DEFAULT 'WORKSPACE',
    "proposed_by" "ExpertProposer" NOT NULL DEFAULT 'NOBODY',
    "shows_name" BOOLEAN NOT NULL DEFAULT false,
    "consent_source" "ConsentSource",
    "consent_note" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search" tsvector,

    CONSTRAINT "expert_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill_verification" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "kind" "VerificationKind" NOT NULL,
    "evidence" TEXT NOT NULL,
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" DATE,

    CONSTRAINT "skill_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_invitation" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "expert_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expertise_ask" (
    "record_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "ask" JSONB NOT NULL,
    "country" CHAR(2),
    "sector_group" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "slots" SMALLINT NOT NULL,
    "priority" SMALLINT NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expertise_ask_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "matching_round" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RoundState" NOT NULL DEFAULT 'WAITING',
    "step" TEXT,
    "progress" REAL,
    "settings" JSONB NOT NULL,
    "snapshot" BYTEA,
    "snapshot_hash" TEXT,
    "model_version" TEXT NOT NULL,
    "outcome" JSONB,
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "matching_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_assignment" (
    "round_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "score" SMALLINT NOT NULL,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "round_assignment_pkey" PRIMARY KEY ("round_id","need_id","profile_id")
);

-- CreateTable
CREATE TABLE "match_decision" (
    "workspace_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_decision_pkey" PRIMARY KEY ("workspace_id","need_id","profile_id")
);

-- CreateTable
CREATE TABLE "match" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "requester_id" UUID NOT NULL,
    "roster_id" UUID NOT NULL,
    "round_id" UUID,
    "state" "MatchState" NOT NULL DEFAULT 'PROPOSED',
    "score" SMALLINT NOT NULL,
    "explanation" JSONB NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "days" SMALLINT NOT NULL,
    "commit_on" DATE,
    "override_reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by_id" UUID,
    "expert_answer" "Answer",
    "expert_reason_code" TEXT,
    "expert_reason" TEXT,
    "expert_answered_by_id" UUID,
    "expert_answered_at" TIMESTAMPTZ(3),
    "requester_answer" "Answer",
    "requester_reason_code" TEXT,
    "requester_reason" TEXT,
    "requester_answered_by_id" UUID,
    "requester_answered_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "end_code" TEXT,
    "end_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_link" (
    "token_hash" TEXT NOT NULL,
    "match_id" UUID NOT NULL,
    "side" "MatchSide" NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "match_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "expert_profile_workspace_id_updated_at_id_idx" ON "expert_profile"("workspace_id", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "expert_profile_seen_by_updated_at_id_idx" ON "expert_profile"("seen_by", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "expert_profile_proposed_by_id_idx" ON "expert_profile"("proposed_by", "id");

-- CreateIndex
CREATE INDEX "expert_profile_user_id_idx" ON "expert_profile"("user_id");

-- CreateIndex
CREATE INDEX "expert_profile_skills_idx" ON "expert_profile" USING GIN ("skills");

-- CreateIndex
CREATE INDEX "expert_profile_languages_idx" ON "expert_profile" USING GIN ("languages");

-- CreateIndex
CREATE INDEX "expert_profile_countries_idx" ON "expert_profile" USING GIN ("countries");

-- CreateIndex
CREATE INDEX "expert_profile_search_idx" ON "expert_profile" USING GIN ("search");

-- CreateIndex
CREATE INDEX "skill_verification_profile_id_skill_idx" ON "skill_verification"("profile_id", "skill");

-- CreateIndex
CREATE UNIQUE INDEX "expert_invitation_token_hash_key" ON "expert_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "expert_invitation_profile_id_created_at_idx" ON "expert_invitation"("profile_id", "created_at");

-- CreateIndex
CREATE INDEX "expertise_ask_is_open_priority_starts_on_record_id_idx" ON "expertise_ask"("is_open", "priority", "starts_on", "record_id");

-- CreateIndex
CREATE INDEX "expertise_ask_workspace_id_is_open_idx" ON "expertise_ask"("workspace_id", "is_open");

-- CreateIndex
CREATE UNIQUE INDEX "matching_round_workspace_id_number_key" ON "matching_round"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "round_assignment_profile_id_idx" ON "round_assignment"("profile_id");

-- CreateIndex
CREATE INDEX "match_decision_profile_id_idx" ON "match_decision"("profile_id");

-- CreateIndex
CREATE INDEX "match_need_id_state_idx" ON "match"("need_id", "state");

-- CreateIndex
CREATE INDEX "match_profile_id_state_idx" ON "match"("profile_id", "state");

-- CreateIndex
CREATE INDEX "match_workspace_id_state_updated_at_id_idx" ON "match"("workspace_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "match_requester_id_state_updated_at_id_idx" ON "match"("requester_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "match_roster_id_state_updated_at_id_idx" ON "match"("roster_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "match_link_match_id_idx" ON "match_link"("match_id");

-- AddForeignKey
ALTER TABLE "skill_verification" ADD CONSTRAINT "skill_verification_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "expert_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_invitation" ADD CONSTRAINT "expert_invitation_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "expert_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_assignment" ADD CONSTRAINT "round_assignment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "matching_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_link" ADD CONSTRAINT "match_link_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "match"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- An expert stands at one request once, as long as it is not over.
CREATE UNIQUE INDEX "match_standing_key" ON "match"("need_id", "profile_id") WHERE "state" IN ('PROPOSED', 'SENT', 'ACCEPTED');
