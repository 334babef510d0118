-- What a group needs to set up, try out, watch and close a study by itself: accounts by invitation
-- and their sign-in, tokens for programs, a study's whole life, content that is retired, participants
-- who are left out of the analyses.

CREATE TYPE "exclusion_action" AS ENUM ('EXCLUDE', 'REINSTATE');

ALTER TYPE "study_status" ADD VALUE 'PILOT' BEFORE 'OPEN';
ALTER TYPE "study_status" ADD VALUE 'PAUSED' BEFORE 'CLOSED';
ALTER TYPE "study_status" ADD VALUE 'ARCHIVED';

ALTER TABLE "construct" ADD COLUMN     "reversed" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "explanation" ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "retired_reason" TEXT;

ALTER TABLE "method" ADD COLUMN     "colour" TEXT,
ADD COLUMN     "factors" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "staff_session" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE "study" ADD COLUMN     "discarded_pilots" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "user_account" ALTER COLUMN "password_hash" DROP NOT NULL;

CREATE TABLE "staff_identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_identity_pkey" PRIMARY KEY ("provider","subject")
);

CREATE TABLE "staff_invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "study_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sign_in_failure" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "exclusion" (
    "id" BIGSERIAL NOT NULL,
    "study_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "action" "exclusion_action" NOT NULL,
    "reason" TEXT NOT NULL,
    "rule" TEXT,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "staff_identity_user_id_idx" ON "staff_identity"("user_id");

CREATE UNIQUE INDEX "staff_invitation_token_hash_key" ON "staff_invitation"("token_hash");

CREATE INDEX "staff_invitation_study_id_idx" ON "staff_invitation"("study_id");

CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

CREATE INDEX "api_token_study_id_idx" ON "api_token"("study_id");

CREATE INDEX "exclusion_participant_id_idx" ON "exclusion"("participant_id");

CREATE INDEX "exclusion_study_id_id_idx" ON "exclusion"("study_id", "id");

ALTER TABLE "staff_identity" ADD CONSTRAINT "staff_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "api_token" ADD CONSTRAINT "api_token_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As before; and the log of a pilot goes with it.
CREATE OR REPLACE FUNCTION "refuse_change_of_response"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('response', 'rating', 'participant_event', 'exclusion')
      AND current_setting('grounded.erasing', true) = 'on'
    OR TG_OP = 'DELETE' AND TG_TABLE_NAME = 'assignment_entry'
      AND current_setting('grounded.discarding', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A stored % is never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "exclusion_append_only" BEFORE UPDATE OR DELETE ON "exclusion"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_response"();

-- Content is frozen once a study has left draft; an explanation can still be retired.
CREATE OR REPLACE FUNCTION "refuse_change_of_frozen_content"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW."study_id"]
    WHEN 'DELETE' THEN ARRAY[OLD."study_id"]
    ELSE ARRAY[OLD."study_id", NEW."study_id"]
  END;
  retiring text[] := ARRAY['retired_at', 'retired_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'explanation'
      AND to_jsonb(NEW) - retiring = to_jsonb(OLD) - retiring THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM "study" s WHERE s."id" = ANY (touched) AND s."status" <> 'DRAFT') THEN
    RAISE EXCEPTION 'The % of a study that has opened is frozen.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'frozen_content', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- A study keeps its seed once it has left draft, and goes back there from a pilot alone, when nobody
-- is in it.
CREATE OR REPLACE FUNCTION "refuse_study_back_to_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'DRAFT' AND NEW."seed" <> OLD."seed"
      OR OLD."status" NOT IN ('DRAFT', 'PILOT') AND NEW."status" IN ('DRAFT', 'PILOT')
      OR OLD."status" = 'PILOT' AND NEW."status" <> 'PILOT'
         AND EXISTS (SELECT 1 FROM "participant" p WHERE p."study_id" = OLD."id") THEN
    RAISE EXCEPTION 'A study that has opened keeps its seed and never goes back, and a pilot''s participants are not carried along.'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'study_status_forward', TABLE = 'study';
  END IF;
  RETURN NEW;
END $$;

-- Removes all participants of a pilot with everything of theirs; the study's log begins anew.
CREATE FUNCTION "discard_pilot"("the_study" uuid, "by_user" uuid) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  discarded integer;
BEGIN
  PERFORM 1 FROM "study" WHERE "id" = "the_study" AND "status" = 'PILOT' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  PERFORM set_config('grounded.erasing', 'on', true);
  DELETE FROM "rating" WHERE "study_id" = "the_study";
  DELETE FROM "response" WHERE "study_id" = "the_study";
  DELETE FROM "trial" WHERE "study_id" = "the_study";
  DELETE FROM "answer" WHERE "study_id" = "the_study";
  DELETE FROM "participant_event" WHERE "study_id" = "the_study";
  DELETE FROM "recruiter_identity" WHERE "study_id" = "the_study";
  DELETE FROM "exclusion" WHERE "study_id" = "the_study";
  PERFORM set_config('grounded.discarding', 'on', true);
  DELETE FROM "assignment_entry" WHERE "study_id" = "the_study";
  PERFORM set_config('grounded.discarding', 'off', true);
  DELETE FROM "participant" WHERE "study_id" = "the_study";
  GET DIAGNOSTICS discarded = ROW_COUNT;
  DELETE FROM "visit_count" WHERE "study_id" = "the_study";
  PERFORM set_config('grounded.erasing', 'off', true);
  UPDATE "study_arrivals" SET "last_ordinal" = 0 WHERE "study_id" = "the_study";
  UPDATE "study" SET "erasures" = "erasures" + 1, "discarded_pilots" = "discarded_pilots" + 1
    WHERE "id" = "the_study";
  INSERT INTO "audit_entry" ("study_id", "user_id", "action", "detail")
    VALUES ("the_study", "by_user", 'discard-pilot', jsonb_build_object('participants', discarded));
  RETURN discarded;
END $$;

-- As before, with the exclusions.
CREATE OR REPLACE FUNCTION "erase_participant"("the_study" uuid, "the_participant" uuid, "by_user" uuid, "reason" text)
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
  DELETE FROM "exclusion" WHERE "participant_id" = "the_participant";
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
