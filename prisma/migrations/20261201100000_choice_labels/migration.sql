-- What a file calls the choices of a question, where that is not a, b, c … in their order: a later file
-- that names the question by its id alone may name its answers by these. What is stored up to now has
-- none.
ALTER TABLE "question" ADD COLUMN "labels" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "question" ADD CONSTRAINT "question_labels_check"
  CHECK (cardinality("labels") IN (0, cardinality("choices")));

-- As before, with labels, with keys by which a question is found that is written in other quotation
-- marks or spaces, and with a note on how a row was matched.
CREATE OR REPLACE FUNCTION "make_import_tables"() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CREATE TEMPORARY TABLE "incoming" (
    "line" int PRIMARY KEY, "external_id" text, "made_id" text, "stem" text, "choices" text[],
    "labels" text[], "gold_index" int, "method" text, "model_size" text, "run_number" int,
    "answer_text" text, "answer_index" int, "explanation" text, "key" text, "gold" text,
    "student" text, "question_id" uuid, "note" text
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "known_question" (
    "id" uuid, "external_id" text, "stem" text, "choices" text[], "labels" text[],
    "gold_index" int, "key" text, "gold" text, "folded_key" text
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "asked_question" (
    "id" uuid, "external_id" text, "stem" text, "choices" text[], "labels" text[],
    "gold_index" int, "line" int, "added" boolean
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE "incoming_student" ("student" text, "method_id" uuid, "run_id" uuid)
    ON COMMIT DROP;
  GRANT SELECT, INSERT, UPDATE ON "pg_temp"."incoming" TO SESSION_USER;
  GRANT SELECT, INSERT ON "pg_temp"."known_question", "pg_temp"."asked_question",
    "pg_temp"."incoming_student" TO SESSION_USER;
END $$;

CREATE OR REPLACE FUNCTION "index_import_table"("the_table" text) RETURNS void
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
      CREATE INDEX ON "pg_temp"."known_question" ("folded_key");
      ANALYZE "pg_temp"."known_question";
    WHEN 'asked_question' THEN
      CREATE UNIQUE INDEX ON "pg_temp"."asked_question" ("id");
      CREATE INDEX ON "pg_temp"."asked_question" ("external_id");
      ANALYZE "pg_temp"."asked_question";
  END CASE;
END $$;
