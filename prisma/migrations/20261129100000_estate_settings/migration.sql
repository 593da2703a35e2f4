-- When an estate works, on which days it doesn't, for how long it keeps things, and what it says in its own words.

-- Minutes after midnight on the estate's clocks. A day may have several spans; one without any is closed.
CREATE TABLE "working_span" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "weekday" INTEGER NOT NULL,
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL,

    CONSTRAINT "working_span_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "working_span_weekday" CHECK ("weekday" BETWEEN 1 AND 7),
    CONSTRAINT "working_span_within_a_day" CHECK ("opens" >= 0 AND "opens" < "closes" AND "closes" <= 1440),
    CONSTRAINT "working_span_overlap" EXCLUDE USING gist ("estate_id" WITH =, "weekday" WITH =, int4range("opens", "closes") WITH &&)
);

CREATE TABLE "holiday" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("estate_id","id")
);
CREATE UNIQUE INDEX "holiday_estate_id_day_key" ON "holiday"("estate_id", "day");

-- For how many days a kind of thing is kept, where the estate has said something else than what is usual.
CREATE TABLE "retention" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "what" TEXT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("estate_id","what"),
    CONSTRAINT "retention_days" CHECK ("days" BETWEEN 1 AND 36500)
);

-- A few sentences of the estate's own, at a place of the site.
CREATE TABLE "estate_text" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "place" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "estate_text_pkey" PRIMARY KEY ("estate_id","place"),
    CONSTRAINT "estate_text_length" CHECK (char_length("body") BETWEEN 1 AND 500)
);

ALTER TABLE "working_span" ADD CONSTRAINT "working_span_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "retention" ADD CONSTRAINT "retention_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "estate_text" ADD CONSTRAINT "estate_text_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");

SELECT fence('working_span');
SELECT fence('holiday');
SELECT fence('retention');
SELECT fence('estate_text');
