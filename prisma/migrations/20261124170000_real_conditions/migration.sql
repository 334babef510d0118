-- CreateEnum
CREATE TYPE "assignment_entry_kind" AS ENUM ('PLAN', 'RELEASE', 'REFILL', 'GIVEN');

-- AlterEnum
ALTER TYPE "participant_source" ADD VALUE 'MTURK';
ALTER TYPE "participant_source" ADD VALUE 'SONA';
ALTER TYPE "participant_source" ADD VALUE 'CLOUDRESEARCH';
ALTER TYPE "participant_source" ADD VALUE 'OTHER_RECRUITER';
ALTER TYPE "participant_source" ADD VALUE 'INVITATION';

-- AlterEnum
ALTER TYPE "participant_status" ADD VALUE 'FAILED_ATTENTION';
ALTER TYPE "participant_status" ADD VALUE 'SCREENED_OUT';
ALTER TYPE "participant_status" ADD VALUE 'QUOTA_FULL';
ALTER TYPE "participant_status" ADD VALUE 'TIMED_OUT';
ALTER TYPE "participant_status" ADD VALUE 'WITHDRAWN';
ALTER TYPE "participant_status" ADD VALUE 'ERASED';

-- DropIndex
DROP INDEX "trial_participant_id_position_key";

-- AlterTable
ALTER TABLE "participant" ADD COLUMN     "attention_failures" INTEGER,
ADD COLUMN     "cell" TEXT,
ADD COLUMN     "comprehension_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_responses" INTEGER,
ADD COLUMN     "places_freed_at" TIMESTAMPTZ(3),
ADD COLUMN     "recruiter_status" TEXT,
ADD COLUMN     "recruiter_status_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "away_ms" INTEGER,
ADD COLUMN     "changes" SMALLINT,
ADD COLUMN     "first_answer_ms" INTEGER,
ADD COLUMN     "focus_losses" SMALLINT,
ADD COLUMN     "viewport" TEXT;

-- AlterTable
ALTER TABLE "study" ADD COLUMN     "erase_recruiter_ids_on" DATE,
ADD COLUMN     "erasures" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "trial" ADD COLUMN     "replaced_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "visit_count" (
    "study_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "visit_count_pkey" PRIMARY KEY ("study_id","outcome")
);

-- CreateTable
CREATE TABLE "assignment_entry" (
    "study_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "assignment_entry_kind" NOT NULL,
    "participant_id" UUID NOT NULL,
    "cell" TEXT,
    "explanation_ids" UUID[],
    "positions" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignment_entry_pkey" PRIMARY KEY ("study_id","number")
);

-- CreateTable
CREATE TABLE "participant_event" (
    "id" BIGSERIAL NOT NULL,
    "study_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participant_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recruiter_message" (
    "id" TEXT NOT NULL,
    "recruiter" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recruiter_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_entry_participant_id_idx" ON "assignment_entry"("participant_id");

-- CreateIndex
CREATE INDEX "participant_event_participant_id_idx" ON "participant_event"("participant_id");

-- CreateIndex
CREATE INDEX "trial_participant_id_idx" ON "trial"("participant_id");

-- AddForeignKey
ALTER TABLE "visit_count" ADD CONSTRAINT "visit_count_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_entry" ADD CONSTRAINT "assignment_entry_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_entry" ADD CONSTRAINT "assignment_entry_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant_event" ADD CONSTRAINT "participant_event_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant_event" ADD CONSTRAINT "participant_event_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Visits are counted in rows of their own, so that they never wait for a consent.
INSERT INTO "visit_count" ("study_id", "outcome", "visits")
  SELECT "study_id", 'visit', "visits" FROM "study_arrivals" WHERE "visits" > 0;

-- AlterTable
ALTER TABLE "study_arrivals" DROP COLUMN "visits",
ADD COLUMN     "last_invitation" INTEGER NOT NULL DEFAULT 0;

-- One trial at a time stands at a participant's position.
CREATE UNIQUE INDEX "trial_participant_id_position_key"
  ON "trial" ("participant_id", "position") WHERE "replaced_at" IS NULL;
-- Whose places have run out, and are still counted.
CREATE INDEX "participant_places_kept_idx"
  ON "participant" ("study_id", "reserved_until") WHERE "places_freed_at" IS NULL;
-- A recruiter's message names the submission.
CREATE INDEX "recruiter_identity_session_idx"
  ON "recruiter_identity" (("parameters" ->> 'SESSION_ID'));
-- One browser, several participants: looked for study by study.
CREATE INDEX "participant_device_idx"
  ON "participant" ("study_id", "device_hash") WHERE "device_hash" IS NOT NULL;

ALTER TABLE "response" ADD CONSTRAINT "response_paradata_check" CHECK (
  "away_ms" >= 0 AND "first_answer_ms" >= 0 AND "changes" >= 0 AND "focus_losses" >= 0
  AND "viewport" IN ('small', 'medium', 'large'));
ALTER TABLE "assignment_entry" ADD CONSTRAINT "assignment_entry_places_check"
  CHECK (cardinality("explanation_ids") = cardinality("positions"));

-- Participants from before the log: the log begins with what they hold.
UPDATE "participant" SET "reserved_until" = NULL WHERE "status" = 'COMPLETED';
UPDATE "participant" SET "places_freed_at" = now() WHERE "reserved_until" <= now();
INSERT INTO "assignment_entry"
    ("study_id", "number", "kind", "participant_id", "explanation_ids", "positions", "at")
  SELECT p."study_id", row_number() OVER (PARTITION BY p."study_id" ORDER BY p."ordinal"), 'GIVEN',
         p."id", array_agg(t."explanation_id" ORDER BY t."position"),
         array_agg(t."position" ORDER BY t."position"), coalesce(p."consented_at", now())
    FROM "participant" p
    JOIN "trial" t ON t."participant_id" = p."id"
    LEFT JOIN "response" r ON r."trial_id" = t."id"
    WHERE r."trial_id" IS NOT NULL OR (p."reserved_until" > now())
    GROUP BY p."id";

-- Only the procedure of erasure, below, deletes what is append-only.
CREATE OR REPLACE FUNCTION "refuse_change_of_response"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('response', 'rating', 'participant_event')
    AND current_setting('grounded.erasing', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A stored % is never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "assignment_entry_append_only" BEFORE UPDATE OR DELETE ON "assignment_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();
CREATE TRIGGER "participant_event_append_only" BEFORE UPDATE OR DELETE ON "participant_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();

-- Erases a participant: answers, times and everything that could lead back to the person. What is
-- left is a row that keeps the counts explainable: that there was somebody, how they came, and how
-- many responses are gone. Their places become free.
CREATE FUNCTION "erase_participant"("the_study" uuid, "the_participant" uuid, "by_user" uuid, "reason" text)
RETURNS boolean LANGUAGE plpgsql AS $$
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
  PERFORM set_config('grounded.erasing', 'on', true);
  DELETE FROM "rating" r USING "trial" t
    WHERE t."id" = r."trial_id" AND t."participant_id" = "the_participant";
  DELETE FROM "response" r USING "trial" t
    WHERE t."id" = r."trial_id" AND t."participant_id" = "the_participant";
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM "trial" WHERE "participant_id" = "the_participant";
  DELETE FROM "answer" WHERE "participant_id" = "the_participant";
  DELETE FROM "participant_event" WHERE "participant_id" = "the_participant";
  DELETE FROM "recruiter_identity" WHERE "participant_id" = "the_participant";
  PERFORM set_config('grounded.erasing', 'off', true);
  UPDATE "participant" SET
      "status" = 'ERASED', "ended_at" = now(), "erased_responses" = erased,
      "code" = 'erased-' || "ordinal", "external_id_hash" = 'erased-' || gen_random_uuid(),
      "device_hash" = NULL, "cell" = NULL, "language" = '', "consented_at" = NULL,
      "about_you_at" = NULL, "instructed_at" = NULL, "completed_at" = NULL,
      "comprehension_tries" = 0, "attention_failures" = NULL, "recruiter_status" = NULL,
      "recruiter_status_at" = NULL, "reserved_until" = now(), "places_freed_at" = NULL
    WHERE "id" = "the_participant";
  UPDATE "study" SET "erasures" = "erasures" + 1 WHERE "id" = "the_study";
  INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail")
    VALUES ("the_study", "by_user", 'erase-participant',
            jsonb_build_object('ordinal', place, 'responses', erased, 'reason', "reason"));
  RETURN true;
END $$;

-- Erases the recruiters' ids of a study, and the hashes by which returning participants are found.
CREATE FUNCTION "erase_recruiter_ids"("the_study" uuid, "by_user" uuid) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  erased integer;
BEGIN
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
