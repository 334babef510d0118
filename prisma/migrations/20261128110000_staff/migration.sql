-- How members of staff call themselves, for colleagues who read what they did.
ALTER TABLE "user_account" ADD COLUMN     "name" TEXT;

-- Files that were taken stand in the audit log, beside everything else that was read or changed.
INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail", "created_at")
  SELECT "study_id", "user_id", 'export',
         jsonb_build_object('file', "file", 'rows', "rows", 'sha256', "sha256"), "created_at"
    FROM "export_record";
