-- What a file that was taken out was to hold, and how many rows the database itself counted of it.

ALTER TABLE "export_record" ADD COLUMN "filters" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "export_record" ADD COLUMN "counted" INTEGER;
