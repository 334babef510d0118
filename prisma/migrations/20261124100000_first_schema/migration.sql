-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "study_status" AS ENUM ('DRAFT', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "study_role" AS ENUM ('OWNER', 'RESEARCHER', 'ANALYST', 'VIEWER');

-- CreateEnum
CREATE TYPE "participant_source" AS ENUM ('PROLIFIC', 'OPEN_LINK', 'IMPORTED', 'SIMULATED');

-- CreateEnum
CREATE TYPE "participant_status" AS ENUM ('ACTIVE', 'COMPLETED');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "study_status" NOT NULL DEFAULT 'DRAFT',
    "seed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study_arrivals" (
    "study_id" UUID NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "last_ordinal" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "study_arrivals_pkey" PRIMARY KEY ("study_id")
);

-- CreateTable
CREATE TABLE "study_member" (
    "study_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "study_role" NOT NULL,

    CONSTRAINT "study_member_pkey" PRIMARY KEY ("study_id","user_id")
);

-- CreateTable
CREATE TABLE "protocol_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "protocol_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "construct" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "statement" TEXT,
    "points" INTEGER NOT NULL DEFAULT 5,

    CONSTRAINT "construct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "method" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "method_id" UUID NOT NULL,
    "model_size" TEXT,
    "run_number" INTEGER,
    "test_accuracy" DOUBLE PRECISION,

    CONSTRAINT "model_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "stem" TEXT,
    "choices" TEXT[],
    "gold_index" INTEGER,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "explanation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "method_id" UUID NOT NULL,
    "model_run_id" UUID,
    "text" TEXT,
    "length" INTEGER NOT NULL,
    "answer_text" TEXT,
    "answer_index" INTEGER,

    CONSTRAINT "explanation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "source" "participant_source" NOT NULL,
    "external_id_hash" TEXT NOT NULL,
    "status" "participant_status" NOT NULL DEFAULT 'ACTIVE',
    "language" TEXT NOT NULL DEFAULT 'en',
    "consented_at" TIMESTAMPTZ(3),
    "about_you_at" TIMESTAMPTZ(3),
    "instructed_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "reserved_until" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recruiter_identity" (
    "participant_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "parameters" JSONB NOT NULL,

    CONSTRAINT "recruiter_identity_pkey" PRIMARY KEY ("participant_id")
);

-- CreateTable
CREATE TABLE "answer" (
    "participant_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("participant_id","key")
);

-- CreateTable
CREATE TABLE "trial" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "explanation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response" (
    "trial_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "duration_ms" INTEGER,
    "submitted_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_pkey" PRIMARY KEY ("trial_id")
);

-- CreateTable
CREATE TABLE "rating" (
    "trial_id" UUID NOT NULL,
    "construct_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "value" SMALLINT NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("trial_id","construct_id")
);

-- CreateTable
CREATE TABLE "export_record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "study_id" UUID NOT NULL,
    "user_id" UUID,
    "file" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "export_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "study_slug_key" ON "study"("slug");

-- CreateIndex
CREATE INDEX "study_member_user_id_idx" ON "study_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_version_study_id_number_key" ON "protocol_version"("study_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_version_study_id_id_key" ON "protocol_version"("study_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "construct_study_id_key_key" ON "construct"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "construct_study_id_position_key" ON "construct"("study_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "construct_study_id_id_key" ON "construct"("study_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "method_study_id_key_key" ON "method"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "method_study_id_id_key" ON "method"("study_id", "id");

-- CreateIndex
CREATE INDEX "model_run_study_id_method_id_idx" ON "model_run"("study_id", "method_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_run_study_id_id_key" ON "model_run"("study_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "question_study_id_external_id_key" ON "question"("study_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_study_id_id_key" ON "question"("study_id", "id");

-- CreateIndex
CREATE INDEX "explanation_study_id_method_id_idx" ON "explanation"("study_id", "method_id");

-- CreateIndex
CREATE UNIQUE INDEX "explanation_study_id_id_key" ON "explanation"("study_id", "id");

-- CreateIndex
CREATE INDEX "participant_study_id_status_idx" ON "participant"("study_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "participant_study_id_ordinal_key" ON "participant"("study_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "participant_study_id_source_external_id_hash_key" ON "participant"("study_id", "source", "external_id_hash");

-- CreateIndex
CREATE UNIQUE INDEX "participant_study_id_code_key" ON "participant"("study_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "participant_study_id_id_key" ON "participant"("study_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "recruiter_identity_study_id_participant_id_key" ON "recruiter_identity"("study_id", "participant_id");

-- CreateIndex
CREATE INDEX "trial_study_id_explanation_id_idx" ON "trial"("study_id", "explanation_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_participant_id_position_key" ON "trial"("participant_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "trial_participant_id_explanation_id_key" ON "trial"("participant_id", "explanation_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_study_id_id_key" ON "trial"("study_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "response_study_id_trial_id_key" ON "response"("study_id", "trial_id");

-- CreateIndex
CREATE INDEX "rating_study_id_construct_id_value_idx" ON "rating"("study_id", "construct_id", "value");

-- CreateIndex
CREATE INDEX "export_record_study_id_created_at_idx" ON "export_record"("study_id", "created_at");

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_arrivals" ADD CONSTRAINT "study_arrivals_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_member" ADD CONSTRAINT "study_member_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_member" ADD CONSTRAINT "study_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_version" ADD CONSTRAINT "protocol_version_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "construct" ADD CONSTRAINT "construct_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method" ADD CONSTRAINT "method_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_run" ADD CONSTRAINT "model_run_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_run" ADD CONSTRAINT "model_run_study_id_method_id_fkey" FOREIGN KEY ("study_id", "method_id") REFERENCES "method"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_study_id_question_id_fkey" FOREIGN KEY ("study_id", "question_id") REFERENCES "question"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_study_id_method_id_fkey" FOREIGN KEY ("study_id", "method_id") REFERENCES "method"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_study_id_model_run_id_fkey" FOREIGN KEY ("study_id", "model_run_id") REFERENCES "model_run"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_study_id_protocol_version_id_fkey" FOREIGN KEY ("study_id", "protocol_version_id") REFERENCES "protocol_version"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recruiter_identity" ADD CONSTRAINT "recruiter_identity_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_study_id_participant_id_fkey" FOREIGN KEY ("study_id", "participant_id") REFERENCES "participant"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_study_id_explanation_id_fkey" FOREIGN KEY ("study_id", "explanation_id") REFERENCES "explanation"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_study_id_trial_id_fkey" FOREIGN KEY ("study_id", "trial_id") REFERENCES "trial"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_study_id_protocol_version_id_fkey" FOREIGN KEY ("study_id", "protocol_version_id") REFERENCES "protocol_version"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_study_id_trial_id_fkey" FOREIGN KEY ("study_id", "trial_id") REFERENCES "response"("study_id", "trial_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_study_id_construct_id_fkey" FOREIGN KEY ("study_id", "construct_id") REFERENCES "construct"("study_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_record" ADD CONSTRAINT "export_record_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_record" ADD CONSTRAINT "export_record_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;


