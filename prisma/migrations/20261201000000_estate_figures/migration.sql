-- How large and how lively each estate is, one row a day: the console's lists sort by it and its charts are drawn from it.
CREATE TABLE "estate_figures" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    -- In UTC, the platform's own clock.
    "day" DATE NOT NULL,
    "members" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    -- People who were here in the seven and in the thirty days before.
    "active_week" INTEGER NOT NULL,
    "active_month" INTEGER NOT NULL,
    -- Reported on the day.
    "tickets" INTEGER NOT NULL,
    -- Bytes.
    "storage" BIGINT NOT NULL,
    -- How many of the month had gone out by then: a reading that begins anew each month.
    "messages" INTEGER NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "estate_figures_pkey" PRIMARY KEY ("estate_id", "day"),
    CONSTRAINT "estate_figures_check" CHECK (least("members", "units", "active_week", "active_month", "tickets", "storage", "messages") >= 0),
    CONSTRAINT "estate_figures_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
SELECT fence('estate_figures');
-- They are the platform's: an estate has no hand in them.
REVOKE INSERT, UPDATE, DELETE ON "estate_figures" FROM gatehouse_app;

-- Tickets of a day are counted by it.
CREATE INDEX "ticket_estate_id_created_at_idx" ON "ticket"("estate_id", "created_at");
-- The console lists the newest estates, and trials by their end.
CREATE INDEX "estate_created_at_idx" ON "estate"("created_at");
CREATE INDEX "estate_trial_ends_at_idx" ON "estate"("trial_ends_at") WHERE status = 'trial';
