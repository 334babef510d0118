-- Whether the positions of a study's trials are the order in which its participants saw them. Of studies
-- that were imported in the published layout they come from slots such as RE08, which are labels: in the
-- published study RE08 always shows the same method.

ALTER TABLE "study" ADD COLUMN "order_known" BOOLEAN NOT NULL DEFAULT true;
UPDATE "study" SET "order_known" = false
  WHERE EXISTS (SELECT FROM "participant" p
                  WHERE p."study_id" = "study"."id" AND p."source" = 'IMPORTED');
