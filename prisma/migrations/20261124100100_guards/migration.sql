-- What must never happen, refused by the database itself.

-- One explanation per question, method and model run, also where no run is named.
CREATE UNIQUE INDEX "explanation_of_run_key"
  ON "explanation" ("question_id", "method_id", "model_run_id") WHERE "model_run_id" IS NOT NULL;
CREATE UNIQUE INDEX "explanation_without_run_key"
  ON "explanation" ("question_id", "method_id") WHERE "model_run_id" IS NULL;

ALTER TABLE "construct" ADD CONSTRAINT "construct_points_check" CHECK ("points" BETWEEN 2 AND 11);
ALTER TABLE "model_run" ADD CONSTRAINT "model_run_accuracy_check" CHECK ("test_accuracy" BETWEEN 0 AND 1);
ALTER TABLE "response" ADD CONSTRAINT "response_duration_check" CHECK ("duration_ms" >= 0);
ALTER TABLE "question" ADD CONSTRAINT "question_gold_check"
  CHECK ("gold_index" IS NULL OR ("gold_index" >= 0 AND "gold_index" < cardinality("choices")));
ALTER TABLE "participant" ADD CONSTRAINT "participant_completed_check"
  CHECK ("status" <> 'COMPLETED' OR "completed_at" IS NOT NULL OR "source" IN ('IMPORTED', 'SIMULATED'));

-- Responses and ratings are append-only.
CREATE FUNCTION "refuse_change_of_response"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A stored % is never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "response_append_only" BEFORE UPDATE OR DELETE ON "response"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();
CREATE TRIGGER "rating_append_only" BEFORE UPDATE OR DELETE ON "rating"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();

-- At commit, a response has exactly one rating in range for every construct of its study.
CREATE FUNCTION "check_response_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong text;
BEGIN
  SELECT string_agg(c."key", ', ' ORDER BY c."position") INTO wrong
    FROM "construct" c
    LEFT JOIN "rating" r ON r."construct_id" = c."id" AND r."trial_id" = NEW."trial_id"
    WHERE c."study_id" = NEW."study_id"
      AND (r."value" IS NULL OR r."value" < 1 OR r."value" > c."points");
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'The response to trial % lacks a rating in range for: %.', NEW."trial_id", wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'response_complete', TABLE = 'response';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "response_complete" AFTER INSERT ON "response"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_response_complete"();

-- The response names the protocol version that its participant was given.
CREATE FUNCTION "check_response_protocol"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "trial" t JOIN "participant" p ON p."id" = t."participant_id"
      WHERE t."id" = NEW."trial_id" AND p."protocol_version_id" = NEW."protocol_version_id"
  ) THEN
    RAISE EXCEPTION 'A response names the protocol version of its participant.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'response_protocol', TABLE = 'response';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "response_protocol" BEFORE INSERT ON "response"
  FOR EACH ROW EXECUTE FUNCTION "check_response_protocol"();

-- Content of a study that has opened is frozen.
CREATE FUNCTION "refuse_change_of_frozen_content"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW."study_id"]
    WHEN 'DELETE' THEN ARRAY[OLD."study_id"]
    ELSE ARRAY[OLD."study_id", NEW."study_id"]
  END;
BEGIN
  IF EXISTS (SELECT 1 FROM "study" s WHERE s."id" = ANY (touched) AND s."status" <> 'DRAFT') THEN
    RAISE EXCEPTION 'The % of a study that has opened is frozen.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'frozen_content', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "construct_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "construct"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_frozen_content"();
CREATE TRIGGER "method_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "method"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_frozen_content"();
CREATE TRIGGER "question_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "question"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_frozen_content"();
CREATE TRIGGER "explanation_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "explanation"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_frozen_content"();

-- A protocol version that has opened is frozen.
CREATE FUNCTION "refuse_change_of_opened_protocol"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."opened_at" IS NOT NULL THEN
    RAISE EXCEPTION 'Protocol version % has opened and is frozen.', OLD."number"
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'frozen_protocol', TABLE = 'protocol_version';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "protocol_version_frozen" BEFORE UPDATE OR DELETE ON "protocol_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_opened_protocol"();

-- A study never goes back to draft, and its seed stays.
CREATE FUNCTION "refuse_study_back_to_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'DRAFT' AND (NEW."status" = 'DRAFT' OR NEW."seed" <> OLD."seed") THEN
    RAISE EXCEPTION 'A study that has opened keeps its seed and never goes back to draft.'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'study_status_forward', TABLE = 'study';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "study_status_forward" BEFORE UPDATE ON "study"
  FOR EACH ROW EXECUTE FUNCTION "refuse_study_back_to_draft"();
