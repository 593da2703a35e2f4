-- Plans as data, each estate's subscription, and what payment providers tell us.

CREATE TABLE "plan" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "max_units" INTEGER,
    "max_staff" INTEGER,
    "max_storage" BIGINT,
    "max_messages" INTEGER,
    "modules" TEXT[] NOT NULL DEFAULT '{}',
    "all_modules" BOOLEAN NOT NULL DEFAULT true,
    "for_trial" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_key_check" CHECK ("key" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT "plan_limits_check" CHECK (
      coalesce("max_units", 1) > 0 AND coalesce("max_staff", 1) > 0
      AND coalesce("max_storage", 1) > 0 AND coalesce("max_messages", 0) >= 0)
);
CREATE UNIQUE INDEX "plan_key_key" ON "plan"("key");
-- New estates try one plan.
CREATE UNIQUE INDEX "plan_one_for_trial" ON "plan"("for_trial") WHERE "for_trial";

CREATE TABLE "plan_price" (
    "plan_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "plan_price_pkey" PRIMARY KEY ("plan_id", "currency"),
    CONSTRAINT "plan_price_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE,
    CONSTRAINT "plan_price_amount_check" CHECK ("amount" > 0),
    CONSTRAINT "plan_price_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);

GRANT SELECT ON "plan", "plan_price" TO gatehouse_app, gatehouse_account;
GRANT SELECT, INSERT, UPDATE, DELETE ON "plan", "plan_price" TO gatehouse_across;

-- A plan that estates are on can't vanish: it can only be retired. Paid until: by hand, without a provider.
ALTER TABLE "estate"
  ADD COLUMN "plan_id" UUID,
  ADD COLUMN "paid_until" TIMESTAMPTZ(3),
  ADD CONSTRAINT "estate_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT;
CREATE INDEX "estate_plan_id_idx" ON "estate"("plan_id");
-- What is left when everything else of a closed estate has been deleted after 90 days.
GRANT DELETE ON "estate" TO gatehouse_across;

-- What the provider says of an estate's subscription, as of the last time that it was asked.
CREATE TABLE "subscription" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "customer_id" TEXT NOT NULL,
    "provider_id" TEXT,
    "item_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'none',
    "currency" CHAR(3),
    "unit_amount" BIGINT,
    "quantity" INTEGER,
    "period_ends_at" TIMESTAMPTZ(3),
    "ends_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "asked" BIGINT NOT NULL DEFAULT 0,
    "applied" BIGINT NOT NULL DEFAULT 0,
    "synced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "subscription_state_check" CHECK ("state" IN ('none', 'running', 'unpaid', 'ended')),
    CONSTRAINT "subscription_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
CREATE UNIQUE INDEX "subscription_one_an_estate" ON "subscription"("estate_id");
CREATE INDEX "subscription_customer_id_idx" ON "subscription"("customer_id");
SELECT fence('subscription');

-- What was offered at a checkout or a change of plan: the only prices at which a subscription counts.
CREATE TABLE "subscription_offer" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "plan_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "unit_amount" BIGINT NOT NULL,
    "checkout_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_offer_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "subscription_offer_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id"),
    CONSTRAINT "subscription_offer_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
SELECT fence('subscription_offer');

CREATE TABLE "subscription_invoice" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider_id" TEXT NOT NULL,
    "number" TEXT,
    "state" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total" BIGINT NOT NULL,
    "due" BIGINT NOT NULL,
    "href" TEXT,
    "pdf_href" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_invoice_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "subscription_invoice_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
CREATE UNIQUE INDEX "subscription_invoice_estate_id_provider_id_key" ON "subscription_invoice"("estate_id", "provider_id");
SELECT fence('subscription_invoice');

-- What administrators were told once, such as `trial-7:2026-12-21`: the same job twice tells it once.
CREATE TABLE "subscription_notice" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_notice_pkey" PRIMARY KEY ("estate_id","key"),
    CONSTRAINT "subscription_notice_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
SELECT fence('subscription_notice');

-- Messages that an estate has sent in a month (the first day of it, in the estate's zone).
CREATE TABLE "message_count" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "month" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "message_count_pkey" PRIMARY KEY ("estate_id","month"),
    CONSTRAINT "message_count_check" CHECK ("count" >= 0),
    CONSTRAINT "message_count_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id")
);
SELECT fence('message_count');

-- What providers sent us, as it came. No estate is known before it is read, and some of it is of none.
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "estate_id" UUID,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "error" TEXT,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_delivery_status_check" CHECK ("status" IN ('received', 'processed', 'ignored', 'failed'))
);
CREATE UNIQUE INDEX "webhook_delivery_provider_event_id_key" ON "webhook_delivery"("provider", "event_id");
CREATE INDEX "webhook_delivery_status_id_idx" ON "webhook_delivery"("status", "id");
GRANT SELECT, INSERT, UPDATE ON "webhook_delivery" TO gatehouse_account;
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_delivery" TO gatehouse_across;

-- Three plans to begin with; operators change them on the console. Storage in bytes, prices in minor units.
INSERT INTO "plan" ("key", "name", "description", "max_units", "max_staff", "max_storage", "max_messages", "for_trial", "position") VALUES
  ('village', 'Village', 'For a small estate or an apartment block that runs with a few people.', 150, 8, 10000000000, 3000, false, 10),
  ('estate', 'Estate', 'For an estate with a gate, a desk and staff of its own.', 1500, 40, 100000000000, 30000, true, 20),
  ('township', 'Township', 'For thousands of units, several gates and many teams.', NULL, NULL, 1000000000000, 300000, false, 30);
INSERT INTO "plan_price" ("plan_id", "currency", "amount")
  SELECT plan.id, price.currency, price.amount FROM plan JOIN (VALUES
    ('village', 'USD', 90), ('village', 'EUR', 80), ('village', 'GBP', 70), ('village', 'ZAR', 1500),
    ('village', 'KES', 11500), ('village', 'NGN', 120000), ('village', 'INR', 4900),
    ('estate', 'USD', 130), ('estate', 'EUR', 120), ('estate', 'GBP', 100), ('estate', 'ZAR', 2200),
    ('estate', 'KES', 16500), ('estate', 'NGN', 175000), ('estate', 'INR', 6900),
    ('township', 'USD', 170), ('township', 'EUR', 160), ('township', 'GBP', 140), ('township', 'ZAR', 2900),
    ('township', 'KES', 21500), ('township', 'NGN', 230000), ('township', 'INR', 8900)
  ) AS price (key, currency, amount) ON price.key = plan.key;
