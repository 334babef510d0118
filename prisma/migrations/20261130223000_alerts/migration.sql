-- Whether an account is told of its studies by mail, where the installation sends any.
ALTER TABLE "user_account" ADD COLUMN "alerts" BOOLEAN NOT NULL DEFAULT true;
