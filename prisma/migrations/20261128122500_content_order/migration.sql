-- Pages of a study's questions are cut by this order, and gather the explanations of each.

CREATE INDEX "question_order_idx" ON "question" ("study_id",
    (CASE WHEN "external_id" ~ '^[0-9]{1,9}$' THEN "external_id"::int ELSE 1000000000 END),
    "external_id" COLLATE "C");

CREATE INDEX "explanation_study_id_question_id_idx" ON "explanation"("study_id", "question_id");
