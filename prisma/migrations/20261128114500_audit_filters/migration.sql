-- The audit log is read by what was done and by who did it, newest first.
CREATE INDEX "audit_entry_study_id_action_created_at_idx" ON "audit_entry"("study_id", "action", "created_at");
CREATE INDEX "audit_entry_study_id_user_id_created_at_idx" ON "audit_entry"("study_id", "user_id", "created_at");
