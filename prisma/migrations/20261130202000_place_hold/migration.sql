-- Places are held for a short time until the first answer, and from then on until here. Null: the first
-- answer has come, or there is no hold, as for everybody who takes part at the moment of this migration.

ALTER TABLE "participant" ADD COLUMN "kept_until" TIMESTAMPTZ(3);
