-- What an account may do in the installation, and whether its e-mail address is proven.
CREATE TYPE "installation_role" AS ENUM ('ADMINISTRATOR', 'RESEARCHER', 'MEMBER');

ALTER TABLE "user_account"
  ADD COLUMN "role" "installation_role" NOT NULL DEFAULT 'MEMBER',
  ADD COLUMN "proven_at" TIMESTAMPTZ(3);

-- Accounts were made by the operator, or by an invitation that whoever had its link could open. The
-- latter's addresses are proven by nobody. The hour allows for clocks that differ.
UPDATE "user_account" u SET "proven_at" = u."created_at"
  WHERE NOT EXISTS (
    SELECT 1 FROM "staff_invitation" i
      WHERE i."email" = u."email" AND i."accepted_at" <= u."created_at" + interval '1 hour');

UPDATE "user_account" u SET "role" = 'RESEARCHER'
  WHERE EXISTS (
    SELECT 1 FROM "study_member" m WHERE m."user_id" = u."id" AND m."role" = 'OWNER');

-- An installation has an administrator: the account that its operator began with.
UPDATE "user_account" SET "role" = 'ADMINISTRATOR', "proven_at" = coalesce("proven_at", now())
  WHERE "id" = (SELECT "id" FROM "user_account" ORDER BY "created_at", "id" LIMIT 1);

ALTER TABLE "user_account" ADD CONSTRAINT "user_account_administrator_proven"
  CHECK ("role" <> 'ADMINISTRATOR' OR "proven_at" IS NOT NULL);

ALTER TABLE "staff_invitation"
  ADD COLUMN "proves" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "claimed_by" UUID;

ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_claimed_by_fkey"
  FOREIGN KEY ("claimed_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "account_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_link_token_hash_key" ON "account_link"("token_hash");
CREATE INDEX "account_link_user_id_idx" ON "account_link"("user_id");
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was done with accounts. No foreign keys: an account that is gone leaves its entries.
CREATE TABLE "installation_audit_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID,
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_audit_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "installation_audit_entry_created_at_id_idx"
  ON "installation_audit_entry"("created_at", "id");
CREATE INDEX "installation_audit_entry_account_id_created_at_idx"
  ON "installation_audit_entry"("account_id", "created_at");
CREATE TRIGGER "installation_audit_entry_append_only"
  BEFORE UPDATE OR DELETE ON "installation_audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();

INSERT INTO "installation_audit_entry" ("account_id", "action", "detail")
  SELECT "id", 'assign-role', jsonb_build_object('role', "role"::text, 'by', 'upgrade')
    FROM "user_account" WHERE "role" <> 'MEMBER' ORDER BY "created_at", "id";
