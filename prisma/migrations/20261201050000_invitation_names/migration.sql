-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "name" TEXT;
