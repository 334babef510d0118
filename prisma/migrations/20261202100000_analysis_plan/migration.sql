-- Why a version of the protocol changes the analysis plan of the version before, and who opened it so.
-- Versions of before have no plan. Like the rest of a version, both are frozen once it has opened.

ALTER TABLE "protocol_version" ADD COLUMN "plan_reason" TEXT;
ALTER TABLE "protocol_version" ADD COLUMN "plan_user_id" UUID;
ALTER TABLE "protocol_version" ADD CONSTRAINT "protocol_version_plan_user_id_fkey"
  FOREIGN KEY ("plan_user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "protocol_version" ADD CONSTRAINT "protocol_version_plan_reason"
  CHECK ("plan_reason" IS NULL OR length(btrim("plan_reason")) BETWEEN 1 AND 2000);
