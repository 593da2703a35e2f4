-- The whole estate as one file: asked for by an administrator, made by a job, kept for a day.
CREATE TABLE "estate_archive" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "status" TEXT NOT NULL DEFAULT 'queued',
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- When a worker last said that it is at it.
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "size" BIGINT,
    "sha256" TEXT,
    "failure" TEXT,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "estate_archive_pkey" PRIMARY KEY ("estate_id","id")
);
ALTER TABLE "estate_archive" ADD CONSTRAINT "estate_archive_status_check"
  CHECK (status IN ('queued', 'running', 'ready', 'failed', 'expired'));
ALTER TABLE "estate_archive" ADD CONSTRAINT "estate_archive_ready_check"
  CHECK (status <> 'ready' OR (size IS NOT NULL AND sha256 IS NOT NULL AND expires_at IS NOT NULL));
ALTER TABLE "estate_archive" ADD CONSTRAINT "estate_archive_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "estate_archive" ADD CONSTRAINT "estate_archive_asked_by_fkey"
  FOREIGN KEY ("estate_id", "asked_by_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION;
-- Two at once: one.
CREATE UNIQUE INDEX "estate_archive_one_under_way" ON "estate_archive" ("estate_id") WHERE status IN ('queued', 'running');
-- Those whose day is over are looked for across estates.
CREATE INDEX "estate_archive_ready_idx" ON "estate_archive" ("expires_at") WHERE status = 'ready';
SELECT fence('estate_archive');
