-- How often each program, person or address has asked in its current window. Not worth a log: after a
-- crash everybody begins anew.

CREATE UNLOGGED TABLE "api_usage" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "api_usage_pkey" PRIMARY KEY ("key")
);

-- The ratings are read on from a response that is known, in the order in which responses were stored.

CREATE INDEX "response_study_id_recorded_in_trial_id_idx" ON "response"("study_id", "recorded_in", "trial_id");

DROP INDEX "response_study_id_recorded_in_idx";
