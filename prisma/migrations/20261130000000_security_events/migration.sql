-- CreateTable
CREATE TABLE "security_event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "workspace_id" UUID,
    "token_id" UUID,
    "network" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "security_event_at_id_idx" ON "security_event"("at" DESC, "id");

-- CreateIndex
CREATE INDEX "security_event_kind_at_idx" ON "security_event"("kind", "at" DESC);

-- CreateIndex
CREATE INDEX "security_event_user_id_at_idx" ON "security_event"("user_id", "at" DESC);

-- CreateIndex
CREATE INDEX "security_event_token_id_network_idx" ON "security_event"("token_id", "network");


