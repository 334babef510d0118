-- The app's role and the owner of the tables are two. What the app's role may not do by itself, a
-- function of the owner's does for it, after looking at the study and its state.

-- Which study's rows are being deleted, by which transaction. A row is there while a function below
-- works, and nobody else may write it: the guards look here, not at a setting that any session can
-- switch on.
CREATE UNLOGGED TABLE "deletion_under_way" (
    "transaction" BIGINT NOT NULL,
    "study_id" UUID NOT NULL,
    "whole_log" BOOLEAN NOT NULL,

    CONSTRAINT "deletion_under_way_pkey" PRIMARY KEY ("transaction", "study_id")
);

CREATE OR REPLACE FUNCTION "refuse_change_of_response"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Apart, because other tables have no study of their own.
  IF TG_OP = 'DELETE'
    AND TG_TABLE_NAME IN ('response', 'rating', 'participant_event', 'exclusion', 'assignment_entry') THEN
    IF EXISTS (
      SELECT 1 FROM "deletion_under_way" d
        WHERE d."transaction" = pg_current_xact_id()::text::bigint AND d."study_id" = OLD."study_id"
          AND (d."whole_log" OR TG_TABLE_NAME <> 'assignment_entry')) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'A stored % is never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;

-- As before, with the owner's rights.
CREATE OR REPLACE FUNCTION "erase_participant"("the_study" uuid, "the_participant" uuid, "by_user" uuid, "reason" text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  erased integer;
  place integer;
BEGIN
  SELECT p."ordinal" INTO place FROM "participant" p
    WHERE p."study_id" = "the_study" AND p."id" = "the_participant" AND p."status" <> 'ERASED'
    FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO "deletion_under_way" VALUES (pg_current_xact_id()::text::bigint, "the_study", false);
  DELETE FROM "rating" r USING "trial" t
    WHERE t."id" = r."trial_id" AND t."participant_id" = "the_participant";
  DELETE FROM "response" r USING "trial" t
    WHERE t."id" = r."trial_id" AND t."participant_id" = "the_participant";
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM "trial" WHERE "participant_id" = "the_participant";
  DELETE FROM "answer" WHERE "participant_id" = "the_participant";
  DELETE FROM "participant_event" WHERE "participant_id" = "the_participant";
  DELETE FROM "recruiter_identity" WHERE "participant_id" = "the_participant";
  DELETE FROM "exclusion" WHERE "participant_id" = "the_participant";
  DELETE FROM "deletion_under_way" WHERE "transaction" = pg_current_xact_id()::text::bigint;
  UPDATE "participant" SET
      "status" = 'ERASED', "ended_at" = now(), "erased_responses" = erased,
      "code" = 'erased-' || "ordinal", "external_id_hash" = 'erased-' || gen_random_uuid(),
      "device_hash" = NULL, "cell" = NULL, "language" = '', "consented_at" = NULL,
      "about_you_at" = NULL, "instructed_at" = NULL, "completed_at" = NULL,
      "comprehension_tries" = 0, "attention_failures" = NULL, "recruiter_status" = NULL,
      "recruiter_status_at" = NULL, "reserved_until" = now(), "kept_until" = NULL, "places_freed_at" = NULL
    WHERE "id" = "the_participant";
  UPDATE "study" SET "erasures" = "erasures" + 1 WHERE "id" = "the_study";
  INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail")
    VALUES ("the_study", "by_user", 'erase-participant',
            jsonb_build_object('ordinal', place, 'responses', erased, 'reason', "reason"));
  RETURN true;
END $$;

-- As before, with the owner's rights; and not before the study's day.
CREATE OR REPLACE FUNCTION "erase_recruiter_ids"("the_study" uuid, "by_user" uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  erased integer;
BEGIN
  PERFORM 1 FROM "study" WHERE "id" = "the_study"
    AND "erase_recruiter_ids_on" <= (now() AT TIME ZONE 'UTC')::date;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  DELETE FROM "recruiter_identity" WHERE "study_id" = "the_study";
  UPDATE "participant" SET "external_id_hash" = 'erased-' || gen_random_uuid(), "device_hash" = NULL
    WHERE "study_id" = "the_study" AND "external_id_hash" NOT LIKE 'erased-%'
      AND "source" NOT IN ('IMPORTED', 'SIMULATED');
  GET DIAGNOSTICS erased = ROW_COUNT;
  IF erased > 0 THEN
    INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail")
      VALUES ("the_study", "by_user", 'erase-recruiter-ids', jsonb_build_object('participants', erased));
  END IF;
  RETURN erased;
END $$;

-- As before, with the owner's rights.
CREATE OR REPLACE FUNCTION "discard_pilot"("the_study" uuid, "by_user" uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  discarded integer;
BEGIN
  PERFORM 1 FROM "study" WHERE "id" = "the_study" AND "status" = 'PILOT' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  INSERT INTO "deletion_under_way" VALUES (pg_current_xact_id()::text::bigint, "the_study", true);
  DELETE FROM "rating" WHERE "study_id" = "the_study";
  DELETE FROM "response" WHERE "study_id" = "the_study";
  DELETE FROM "trial" WHERE "study_id" = "the_study";
  DELETE FROM "answer" WHERE "study_id" = "the_study";
  DELETE FROM "participant_event" WHERE "study_id" = "the_study";
  DELETE FROM "recruiter_identity" WHERE "study_id" = "the_study";
  DELETE FROM "exclusion" WHERE "study_id" = "the_study";
  DELETE FROM "assignment_entry" WHERE "study_id" = "the_study";
  DELETE FROM "participant" WHERE "study_id" = "the_study";
  GET DIAGNOSTICS discarded = ROW_COUNT;
  DELETE FROM "visit_count" WHERE "study_id" = "the_study";
  DELETE FROM "deletion_under_way" WHERE "transaction" = pg_current_xact_id()::text::bigint;
  UPDATE "study_arrivals" SET "last_ordinal" = 0 WHERE "study_id" = "the_study";
  UPDATE "study" SET "erasures" = "erasures" + 1, "discarded_pilots" = "discarded_pilots" + 1
    WHERE "id" = "the_study";
  INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail")
    VALUES ("the_study", "by_user", 'discard-pilot', jsonb_build_object('participants', discarded));
  RETURN discarded;
END $$;

-- Only an owner counts a table's rows for the planner; an import needs it for the rows that it has
-- just stored.
CREATE FUNCTION "analyse_imported"("the_table" text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CASE "the_table"
    WHEN 'question' THEN ANALYZE "public"."question";
    WHEN 'explanation' THEN ANALYZE "public"."explanation";
    WHEN 'participant' THEN ANALYZE "public"."participant";
  END CASE;
END $$;

-- The app's role makes no tables, temporary ones neither. An import compares the rows of its file, and
-- an export lays down whom it is about, in these: they are of one session, so that no other reads
-- them, and the only ones that a transaction that reads alone may write.
CREATE FUNCTION "make_import_tables"() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CREATE TEMPORARY TABLE "incoming" (
    "line" int PRIMARY KEY, "external_id" text, "made_id" text, "stem" text, "choices" text[],
    "gold_index" int, "method" text, "model_size" text, "run_number" int, "answer_text" text,
    "answer_index" int, "explanation" text, "key" text, "gold" text, "student" text,
    "question_id" uuid
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "known_question" (
    "id" uuid, "external_id" text, "stem" text, "choices" text[], "gold_index" int, "key" text,
    "gold" text
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "asked_question" (
    "id" uuid, "external_id" text, "stem" text, "choices" text[], "gold_index" int, "line" int,
    "added" boolean
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "incoming_student" ("student" text, "method_id" uuid, "run_id" uuid)
    ON COMMIT DROP;
  GRANT SELECT, INSERT, UPDATE ON "pg_temp"."incoming" TO SESSION_USER;
  GRANT SELECT, INSERT ON "pg_temp"."known_question", "pg_temp"."asked_question",
    "pg_temp"."incoming_student" TO SESSION_USER;
END $$;

-- Makes one of them fast to look things up in, when its rows are there.
CREATE FUNCTION "index_import_table"("the_table" text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CASE "the_table"
    WHEN 'incoming' THEN
      CREATE INDEX ON "pg_temp"."incoming" ("external_id");
      CREATE INDEX ON "pg_temp"."incoming" ("key");
      ANALYZE "pg_temp"."incoming";
    WHEN 'known_question' THEN
      CREATE INDEX ON "pg_temp"."known_question" ("key");
      CREATE INDEX ON "pg_temp"."known_question" ("external_id");
      ANALYZE "pg_temp"."known_question";
    WHEN 'asked_question' THEN
      CREATE UNIQUE INDEX ON "pg_temp"."asked_question" ("id");
      CREATE INDEX ON "pg_temp"."asked_question" ("external_id");
      ANALYZE "pg_temp"."asked_question";
  END CASE;
END $$;

CREATE FUNCTION "make_export_tables"() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_regclass('pg_temp.chosen_participant') IS NOT NULL THEN
    RETURN;
  END IF;
  CREATE TEMPORARY TABLE "chosen_participant" (
    "id" uuid PRIMARY KEY, "ordinal" int NOT NULL, "excluded" boolean NOT NULL
  ) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE "flagged_participant" ("id" uuid PRIMARY KEY, "flags" text NOT NULL)
    ON COMMIT DELETE ROWS;
  GRANT SELECT, INSERT, DELETE ON "pg_temp"."chosen_participant" TO SESSION_USER;
  GRANT SELECT, INSERT ON "pg_temp"."flagged_participant" TO SESSION_USER;
END $$;

CREATE FUNCTION "analyse_export_tables"() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  ANALYZE "pg_temp"."chosen_participant";
END $$;

-- Nobody calls them but by a grant of their own; those are given after the migrations, from the table
-- in scripts/database/app-grants.mjs.
REVOKE ALL ON FUNCTION "erase_participant"(uuid, uuid, uuid, text), "erase_recruiter_ids"(uuid, uuid),
  "discard_pilot"(uuid, uuid), "analyse_imported"(text), "make_import_tables"(),
  "index_import_table"(text), "make_export_tables"(), "analyse_export_tables"() FROM PUBLIC;

-- The list of erasures is completed after each of them.
CREATE INDEX "participant_erased_idx" ON "participant" ("ended_at") WHERE "status" = 'ERASED';
