-- That an explanation is shown to nobody new, or again: each with its place in the assignment log, so
-- that plans can be proved from the pool that they were made from.

CREATE TABLE "explanation_retirement" (
    "id" BIGSERIAL NOT NULL,
    "study_id" UUID NOT NULL,
    "explanation_id" UUID NOT NULL,
    "retired" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "log" INTEGER NOT NULL,
    "after_entry" INTEGER NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "explanation_retirement_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "explanation_retirement_study_id_id_idx" ON "explanation_retirement"("study_id", "id");

CREATE INDEX "explanation_retirement_explanation_id_idx" ON "explanation_retirement"("explanation_id");

ALTER TABLE "explanation_retirement" ADD CONSTRAINT "explanation_retirement_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "explanation_retirement" ADD CONSTRAINT "explanation_retirement_study_id_explanation_id_fkey" FOREIGN KEY ("study_id", "explanation_id") REFERENCES "explanation"("study_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "explanation_retirement" ADD CONSTRAINT "explanation_retirement_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- It goes with its explanation, which is deleted in a draft alone; otherwise it is never changed.
CREATE FUNCTION "refuse_change_of_retirement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A stored % is never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "explanation_retirement_append_only" BEFORE UPDATE OR DELETE ON "explanation_retirement"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_retirement"();
