-- Whether the browser showed the page translated while a trial was answered. Null: it was not measured, as
-- in all responses of before, and in those of pages that were opened before this migration.

ALTER TABLE "response" ADD COLUMN "translated" BOOLEAN;
