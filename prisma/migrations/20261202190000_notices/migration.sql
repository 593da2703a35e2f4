-- What operators tell the people of estates on their pages: maintenance windows, incidents, news.

CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "shown_from" TIMESTAMPTZ(3) NOT NULL,
    "shown_until" TIMESTAMPTZ(3) NOT NULL,
    "reach" TEXT NOT NULL,
    "plan_ids" UUID[] NOT NULL DEFAULT '{}',
    "countries" TEXT[] NOT NULL DEFAULT '{}',
    "estate_ids" UUID[] NOT NULL DEFAULT '{}',
    "audience" TEXT NOT NULL,
    -- Counted up when the words change: whoever has put it away sees it again.
    "wording" INTEGER NOT NULL DEFAULT 1,
    -- Counted up with each change: of two operators at once one wins.
    "revision" INTEGER NOT NULL DEFAULT 1,
    "written_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "notice_kind_check" CHECK ("kind" IN ('maintenance', 'incident', 'news')),
    CONSTRAINT "notice_state_check" CHECK ("state" IN ('draft', 'published', 'ended')),
    CONSTRAINT "notice_ended_check" CHECK (("state" = 'ended') = ("ended_at" IS NOT NULL)),
    CONSTRAINT "notice_audience_check" CHECK ("audience" IN ('everybody', 'staff')),
    CONSTRAINT "notice_shown_check" CHECK ("shown_from" < "shown_until"),
    CONSTRAINT "notice_window_check" CHECK (CASE WHEN "kind" = 'maintenance'
      THEN "starts_at" IS NOT NULL AND "ends_at" IS NOT NULL AND "starts_at" < "ends_at"
      ELSE "starts_at" IS NULL AND "ends_at" IS NULL END),
    CONSTRAINT "notice_reach_check" CHECK (CASE "reach" WHEN 'all' THEN true WHEN 'plans' THEN cardinality("plan_ids") > 0
      WHEN 'countries' THEN cardinality("countries") > 0 WHEN 'estates' THEN cardinality("estate_ids") > 0 ELSE false END)
);
-- Every page asks for those that are shown now: a few of all that there ever were.
CREATE INDEX "notice_shown_idx" ON "notice"("shown_until") WHERE "state" = 'published';

-- An estate reads what reaches it, and of nothing whom else it reaches.
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice" FORCE ROW LEVEL SECURITY;
CREATE POLICY reached ON "notice" FOR SELECT TO gatehouse_app USING (state = 'published' AND CASE reach
  WHEN 'all' THEN true
  WHEN 'estates' THEN current_estate() = ANY (estate_ids)
  WHEN 'plans' THEN EXISTS (SELECT FROM estate e WHERE e.id = current_estate() AND e.plan_id = ANY (plan_ids))
  ELSE EXISTS (SELECT FROM estate e WHERE e.id = current_estate() AND e.country = ANY (countries)) END);
CREATE POLICY across_estates ON "notice" TO gatehouse_across USING (true) WITH CHECK (true);
GRANT SELECT ("id", "kind", "state", "title", "body", "starts_at", "ends_at", "shown_from", "shown_until", "audience", "wording")
  ON "notice" TO gatehouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "notice" TO gatehouse_across;

-- Who has put a notice away, for himself, and in which wording.
CREATE TABLE "notice_put_away" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "member_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "wording" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_put_away_pkey" PRIMARY KEY ("estate_id","member_id","notice_id"),
    CONSTRAINT "notice_put_away_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id"),
    CONSTRAINT "notice_put_away_member_fkey" FOREIGN KEY ("estate_id","member_id") REFERENCES "member"("estate_id","id") ON DELETE CASCADE,
    CONSTRAINT "notice_put_away_notice_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE
);
CREATE INDEX "notice_put_away_notice_id_idx" ON "notice_put_away"("notice_id");
SELECT fence('notice_put_away');
