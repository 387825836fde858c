-- AlterTable
ALTER TABLE "need_entry" ADD COLUMN     "quality" SMALLINT,
ADD COLUMN     "quality_gaps" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "quality_on" DATE;

-- AlterTable
ALTER TABLE "project_entry" ADD COLUMN     "flows" JSONB,
ADD COLUMN     "quality" SMALLINT,
ADD COLUMN     "quality_gaps" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "quality_on" DATE;

-- CreateIndex
CREATE INDEX "need_entry_workspace_id_in_register_quality_record_id_idx" ON "need_entry"("workspace_id", "in_register", "quality", "record_id");

-- CreateIndex
CREATE INDEX "project_entry_workspace_id_in_register_quality_record_id_idx" ON "project_entry"("workspace_id", "in_register", "quality", "record_id");
