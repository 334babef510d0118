-- Lists of participants look for others of the same browser.

CREATE INDEX "participant_study_id_device_hash_idx" ON "participant"("study_id", "device_hash");
