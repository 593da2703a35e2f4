-- What a file was sent for: each purpose is treated in its own way, and none may be used for another.
ALTER TABLE "file" ADD COLUMN "purpose" TEXT;
