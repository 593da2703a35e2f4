-- Uploads that no record took in are looked for by their age, across estates. The others are not in this index.
CREATE INDEX "file_unattached_idx" ON "file"("created_at") WHERE attached_at IS NULL;

-- Files whose row is gone and whose bytes are still to go: written with the row's end, so that no crash leaves bytes behind.
CREATE TABLE "file_removal" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "file_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_removal_pkey" PRIMARY KEY ("estate_id","file_id")
);
ALTER TABLE "file_removal" ADD CONSTRAINT "file_removal_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
SELECT fence('file_removal');
