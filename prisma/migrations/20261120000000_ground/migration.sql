-- The ground: platform tables, one estate's tables, and the fences below them.
-- The roles gatehouse_app, gatehouse_account, gatehouse_across and gatehouse_search exist before this runs.

CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "btree_gin";
CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE EXTENSION IF NOT EXISTS "unaccent";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ticket_source" AS ENUM ('app', 'walk_in', 'call', 'email');

-- CreateEnum
CREATE TYPE "operator_role" AS ENUM ('owner', 'support', 'finance', 'read_only');

-- CreateEnum
CREATE TYPE "session_site" AS ENUM ('estate', 'console');

-- CreateEnum
CREATE TYPE "estate_kind" AS ENUM ('residential_estate', 'apartment_complex', 'rental_portfolio', 'mixed_use');

-- CreateEnum
CREATE TYPE "estate_status" AS ENUM ('trial', 'active', 'past_due', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "property_kind" AS ENUM ('block', 'street', 'section', 'plot_group');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('house', 'flat', 'stand', 'shop', 'office');

-- CreateEnum
CREATE TYPE "relation" AS ENUM ('owner', 'tenant', 'household');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('draft', 'queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "ticket_category" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT,
    "name" TEXT NOT NULL,
    "default_priority" TEXT NOT NULL DEFAULT 'medium',
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ticket_category_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "unit_id" UUID,
    "place" TEXT,
    "reporter_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "source" "ticket_source" NOT NULL DEFAULT 'app',
    "priority" TEXT NOT NULL DEFAULT 'medium',
    "status" TEXT NOT NULL DEFAULT 'submitted',
    "assignee_id" UUID,
    "availability" TEXT,
    "permission_to_enter" BOOLEAN NOT NULL DEFAULT false,
    "waiting_reason" TEXT,
    "waiting_until" DATE,
    "resolution" TEXT,
    "search" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "ticket_comment" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ticket_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_comment_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "ticket_file" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "ticket_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "comment_id" UUID,

    CONSTRAINT "ticket_file_pkey" PRIMARY KEY ("estate_id","ticket_id","file_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "operator_role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "site" "session_site" NOT NULL,
    "estate_id" UUID,
    "account_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "surname" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "phone" TEXT,
    "other_phones" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'unclaimed',
    "note" TEXT,
    "search" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "member_role" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "member_role_pkey" PRIMARY KEY ("estate_id","member_id","role")
);

-- CreateTable
CREATE TABLE "event" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "changes" JSONB NOT NULL DEFAULT '{}',
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "request_id" TEXT,
    "ip" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "event_outbox" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "event_id" UUID NOT NULL,

    CONSTRAINT "event_outbox_pkey" PRIMARY KEY ("estate_id","event_id")
);

-- CreateTable
CREATE TABLE "number_counter" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "prefix" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("estate_id","prefix","year")
);

-- CreateTable
CREATE TABLE "file" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "estate" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "estate_kind" NOT NULL DEFAULT 'residential_estate',
    "address" TEXT,
    "city" TEXT,
    "country" CHAR(2) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "dialling_code" TEXT NOT NULL,
    "unit_word" TEXT NOT NULL,
    "colour" TEXT NOT NULL DEFAULT '#2f6f5e',
    "contact_name" TEXT,
    "contact_email" TEXT,
    "contact_phone" TEXT,
    "status" "estate_status" NOT NULL DEFAULT 'trial',
    "trial_ends_at" TIMESTAMPTZ(3),
    "suspended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "estate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "operator_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT,
    "ip" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "job_request" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "estate_id" UUID DEFAULT NULLIF(current_setting('app.estate_id', true), '')::uuid,
    "task" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "run_at" TIMESTAMPTZ(3),
    "job_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL DEFAULT '',
    "kind" "property_kind" NOT NULL DEFAULT 'block',
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "property_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "unit" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT NOT NULL,
    "number_key" TEXT NOT NULL DEFAULT '',
    "sort_key" TEXT NOT NULL DEFAULT '',
    "property_id" UUID,
    "street_number" TEXT,
    "street_name" TEXT,
    "kind" "unit_kind" NOT NULL DEFAULT 'house',
    "status" TEXT NOT NULL DEFAULT 'vacant',
    "floor" TEXT,
    "bedrooms" INTEGER,
    "intercom" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "occupancy" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "unit_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "relation" "relation" NOT NULL,
    "resident" BOOLEAN NOT NULL DEFAULT true,
    "head" BOOLEAN NOT NULL DEFAULT false,
    "billing_payer" BOOLEAN NOT NULL DEFAULT false,
    "since" DATE,
    "until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "occupancy_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "vehicle" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "registration" TEXT NOT NULL,
    "registration_key" TEXT NOT NULL DEFAULT '',
    "make" TEXT,
    "model" TEXT,
    "colour" TEXT,
    "unit_id" UUID,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vehicle_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sheet" TEXT,
    "header_row" INTEGER,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "status" "import_status" NOT NULL DEFAULT 'draft',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "outcomes" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("estate_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_category_estate_id_name_key" ON "ticket_category"("estate_id", "name");

-- CreateIndex
CREATE INDEX "ticket_estate_id_status_id_idx" ON "ticket"("estate_id", "status", "id");

-- CreateIndex
CREATE INDEX "ticket_estate_id_reporter_id_id_idx" ON "ticket"("estate_id", "reporter_id", "id");

-- CreateIndex
CREATE INDEX "ticket_estate_id_assignee_id_status_id_idx" ON "ticket"("estate_id", "assignee_id", "status", "id");

-- CreateIndex
CREATE INDEX "ticket_estate_id_unit_id_id_idx" ON "ticket"("estate_id", "unit_id", "id");

-- CreateIndex
CREATE INDEX "ticket_estate_id_category_id_idx" ON "ticket"("estate_id", "category_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_estate_id_number_key" ON "ticket"("estate_id", "number");

-- CreateIndex
CREATE INDEX "ticket_comment_estate_id_ticket_id_id_idx" ON "ticket_comment"("estate_id", "ticket_id", "id");

-- CreateIndex
CREATE INDEX "ticket_file_estate_id_comment_id_idx" ON "ticket_file"("estate_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "operator_account_id_key" ON "operator"("account_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- CreateIndex
CREATE INDEX "member_estate_id_email_idx" ON "member"("estate_id", "email");

-- CreateIndex
CREATE INDEX "member_estate_id_phone_idx" ON "member"("estate_id", "phone");

-- CreateIndex
CREATE INDEX "member_estate_id_surname_first_name_id_idx" ON "member"("estate_id", "surname", "first_name", "id");

-- CreateIndex
CREATE INDEX "member_account_id_idx" ON "member"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_estate_id_account_id_key" ON "member"("estate_id", "account_id");

-- CreateIndex
CREATE INDEX "event_estate_id_entity_entity_id_id_idx" ON "event"("estate_id", "entity", "entity_id", "id");

-- CreateIndex
CREATE INDEX "notification_estate_id_member_id_id_idx" ON "notification"("estate_id", "member_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_estate_id_member_id_event_id_kind_key" ON "notification"("estate_id", "member_id", "event_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "estate_slug_key" ON "estate"("slug");

-- CreateIndex
CREATE INDEX "estate_status_idx" ON "estate"("status");

-- CreateIndex
CREATE INDEX "platform_event_subject_type_subject_id_id_idx" ON "platform_event"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "rate_limit_expires_at_idx" ON "rate_limit"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "property_estate_id_name_key_key" ON "property"("estate_id", "name_key");

-- CreateIndex
CREATE INDEX "unit_estate_id_sort_key_id_idx" ON "unit"("estate_id", "sort_key", "id");

-- CreateIndex
CREATE INDEX "unit_estate_id_property_id_idx" ON "unit"("estate_id", "property_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_estate_id_number_key_key" ON "unit"("estate_id", "number_key");

-- CreateIndex
CREATE INDEX "occupancy_estate_id_unit_id_idx" ON "occupancy"("estate_id", "unit_id");

-- CreateIndex
CREATE INDEX "occupancy_estate_id_member_id_idx" ON "occupancy"("estate_id", "member_id");

-- CreateIndex
CREATE INDEX "vehicle_estate_id_unit_id_idx" ON "vehicle"("estate_id", "unit_id");

-- CreateIndex
CREATE INDEX "vehicle_estate_id_member_id_idx" ON "vehicle"("estate_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_estate_id_registration_key_key" ON "vehicle"("estate_id", "registration_key");

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_estate_id_category_id_fkey" FOREIGN KEY ("estate_id", "category_id") REFERENCES "ticket_category"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_estate_id_unit_id_fkey" FOREIGN KEY ("estate_id", "unit_id") REFERENCES "unit"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_estate_id_reporter_id_fkey" FOREIGN KEY ("estate_id", "reporter_id") REFERENCES "member"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_estate_id_created_by_id_fkey" FOREIGN KEY ("estate_id", "created_by_id") REFERENCES "member"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_estate_id_assignee_id_fkey" FOREIGN KEY ("estate_id", "assignee_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_comment" ADD CONSTRAINT "ticket_comment_estate_id_ticket_id_fkey" FOREIGN KEY ("estate_id", "ticket_id") REFERENCES "ticket"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_comment" ADD CONSTRAINT "ticket_comment_estate_id_author_id_fkey" FOREIGN KEY ("estate_id", "author_id") REFERENCES "member"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_estate_id_ticket_id_fkey" FOREIGN KEY ("estate_id", "ticket_id") REFERENCES "ticket"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_estate_id_file_id_fkey" FOREIGN KEY ("estate_id", "file_id") REFERENCES "file"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_estate_id_comment_id_fkey" FOREIGN KEY ("estate_id", "comment_id") REFERENCES "ticket_comment"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator" ADD CONSTRAINT "operator_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_estate_id_member_id_fkey" FOREIGN KEY ("estate_id", "member_id") REFERENCES "member"("estate_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_estate_id_uploaded_by_id_fkey" FOREIGN KEY ("estate_id", "uploaded_by_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_estate_id_member_id_fkey" FOREIGN KEY ("estate_id", "member_id") REFERENCES "member"("estate_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_estate_id_property_id_fkey" FOREIGN KEY ("estate_id", "property_id") REFERENCES "property"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_estate_id_unit_id_fkey" FOREIGN KEY ("estate_id", "unit_id") REFERENCES "unit"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_estate_id_member_id_fkey" FOREIGN KEY ("estate_id", "member_id") REFERENCES "member"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_estate_id_unit_id_fkey" FOREIGN KEY ("estate_id", "unit_id") REFERENCES "unit"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_estate_id_member_id_fkey" FOREIGN KEY ("estate_id", "member_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_estate_id_file_id_fkey" FOREIGN KEY ("estate_id", "file_id") REFERENCES "file"("estate_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_estate_id_created_by_id_fkey" FOREIGN KEY ("estate_id", "created_by_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;



-- ---------------------------------------------------------------- the estate of the transaction

-- Raises where no estate was set (or an earlier transaction's setting has gone back to ''): closed, not empty.
CREATE FUNCTION current_estate() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.estate_id')::uuid;

-- Puts the fences around an estate's table. Every migration that makes one calls it.
CREATE FUNCTION fence(tab regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
  EXECUTE format('CREATE POLICY estate ON %s TO gatehouse_app USING (estate_id = current_estate()) WITH CHECK (estate_id = current_estate())', tab);
  EXECUTE format('CREATE POLICY across_estates ON %s TO gatehouse_across USING (true) WITH CHECK (true)', tab);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO gatehouse_app, gatehouse_across', tab);
END $$;
REVOKE ALL ON FUNCTION fence(regclass) FROM PUBLIC;

DO $$ BEGIN EXECUTE format('GRANT CREATE, USAGE ON SCHEMA %I TO gatehouse_search', current_schema()); END $$;
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO gatehouse_app, gatehouse_account, gatehouse_across', current_schema()); END $$;

SELECT fence(t::regclass) FROM unnest(ARRAY[
  'member', 'member_role', 'property', 'unit', 'occupancy', 'vehicle', 'import_run',
  'event', 'event_outbox', 'number_counter', 'file', 'notification',
  'ticket_category', 'ticket', 'ticket_comment', 'ticket_file'
]) AS t;

-- Every estate's row belongs to an estate.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['member', 'member_role', 'property', 'unit', 'occupancy', 'vehicle', 'import_run',
    'event', 'event_outbox', 'number_counter', 'file', 'notification',
    'ticket_category', 'ticket', 'ticket_comment', 'ticket_file']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (estate_id) REFERENCES estate(id)', t, t || '_estate_fkey');
  END LOOP;
END $$;

-- ---------------------------------------------------------------- platform tables

ALTER TABLE estate ENABLE ROW LEVEL SECURITY;
ALTER TABLE estate FORCE ROW LEVEL SECURITY;
CREATE POLICY own_estate ON estate TO gatehouse_app USING (id = current_estate());
CREATE POLICY directory ON estate FOR SELECT TO gatehouse_account USING (true);
CREATE POLICY across_estates ON estate TO gatehouse_across USING (true) WITH CHECK (true);
GRANT SELECT ON estate TO gatehouse_app;
GRANT SELECT ON estate TO gatehouse_account;
GRANT SELECT, INSERT, UPDATE ON estate TO gatehouse_across;

-- Sign-in happens before there is an estate or a member: accounts, sessions and resets belong to the account role.
-- The application role sees the sessions of its own estate (to check and to touch them), and no account at all.
GRANT SELECT, INSERT, UPDATE, DELETE ON account, session, password_reset, rate_limit TO gatehouse_account;
GRANT SELECT ON operator TO gatehouse_account;
GRANT SELECT, INSERT, UPDATE, DELETE ON account, session, password_reset, operator, rate_limit TO gatehouse_across;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY estate ON session TO gatehouse_app USING (estate_id = current_estate()) WITH CHECK (estate_id = current_estate());
CREATE POLICY accounts ON session TO gatehouse_account USING (true) WITH CHECK (true);
CREATE POLICY across_estates ON session TO gatehouse_across USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (last_seen_at, revoked_at) ON session TO gatehouse_app;
ALTER TABLE session ADD CONSTRAINT session_estate_fkey FOREIGN KEY (estate_id) REFERENCES estate(id);
ALTER TABLE session ADD CONSTRAINT session_site_check CHECK ((site = 'estate') = (estate_id IS NOT NULL));
ALTER TABLE account ADD CONSTRAINT account_email_folded CHECK (email = lower(email));

-- Whether an account may enter an estate is asked at sign-in, before the estate's fence is set.
CREATE FUNCTION member_of_account(estate uuid, account uuid) RETURNS TABLE (id uuid, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  BEGIN ATOMIC
    SELECT m.id, m.status FROM member m WHERE m.estate_id = estate AND m.account_id = account;
  END;
GRANT SELECT (estate_id, id, account_id, status) ON member TO gatehouse_search;
CREATE POLICY search ON member FOR SELECT TO gatehouse_search USING (true);
-- Rights first, owner last: an owner that is no superuser could not take them back afterwards.
REVOKE ALL ON FUNCTION member_of_account(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION member_of_account(uuid, uuid) TO gatehouse_account;
ALTER FUNCTION member_of_account(uuid, uuid) OWNER TO gatehouse_search;

GRANT SELECT, INSERT ON platform_event TO gatehouse_across, gatehouse_account;

-- A job asked for in a transaction: the estate's own, or (accounts) of no estate.
ALTER TABLE job_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_request FORCE ROW LEVEL SECURITY;
CREATE POLICY estate ON job_request TO gatehouse_app USING (estate_id = current_estate()) WITH CHECK (estate_id = current_estate());
CREATE POLICY accounts ON job_request TO gatehouse_account USING (true) WITH CHECK (true);
CREATE POLICY across_estates ON job_request TO gatehouse_across USING (true) WITH CHECK (true);
GRANT INSERT ON job_request TO gatehouse_app;
GRANT INSERT ON job_request TO gatehouse_account;
GRANT SELECT, INSERT, UPDATE, DELETE ON job_request TO gatehouse_across;

-- ---------------------------------------------------------------- append-only events and their outbox

REVOKE UPDATE, DELETE ON event FROM gatehouse_app, gatehouse_across;
REVOKE SELECT, UPDATE, DELETE ON event_outbox FROM gatehouse_app;

CREATE FUNCTION event_to_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (estate_id, event_id) VALUES (NEW.estate_id, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER event_to_outbox AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_to_outbox();

-- ---------------------------------------------------------------- states that are text

ALTER TABLE member ADD CONSTRAINT member_status_check
  CHECK (status IN ('unclaimed', 'invited', 'pending', 'active', 'suspended', 'left'));
ALTER TABLE unit ADD CONSTRAINT unit_status_check
  CHECK (status IN ('occupied', 'vacant', 'under_construction', 'for_sale'));
ALTER TABLE ticket ADD CONSTRAINT ticket_status_check
  CHECK (status IN ('submitted', 'acknowledged', 'assigned', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'));
ALTER TABLE ticket ADD CONSTRAINT ticket_priority_check CHECK (priority IN ('low', 'medium', 'high', 'urgent'));
ALTER TABLE ticket_category ADD CONSTRAINT ticket_category_priority_check
  CHECK (default_priority IN ('low', 'medium', 'high', 'urgent'));
ALTER TABLE ticket ADD CONSTRAINT ticket_assigned_check
  CHECK (assignee_id IS NOT NULL OR status NOT IN ('assigned', 'in_progress'));
ALTER TABLE ticket ADD CONSTRAINT ticket_place_check CHECK (unit_id IS NOT NULL OR place IS NOT NULL);
ALTER TABLE ticket ADD CONSTRAINT ticket_waiting_check CHECK (status <> 'waiting' OR waiting_reason IS NOT NULL);

-- ---------------------------------------------------------------- what must never be

ALTER TABLE occupancy ADD CONSTRAINT occupancy_dates_check CHECK (until IS NULL OR since IS NULL OR until >= since);
ALTER TABLE occupancy ADD CONSTRAINT occupancy_no_overlap EXCLUDE USING gist (
  estate_id WITH =, unit_id WITH =, member_id WITH =, relation WITH =,
  daterange(coalesce(since, '-infinity'), coalesce(until, 'infinity'), '[)') WITH &&
);
CREATE UNIQUE INDEX occupancy_one_head ON occupancy (estate_id, unit_id) WHERE head AND until IS NULL;

-- ---------------------------------------------------------------- normal forms (the same as src/lib/text.ts)

CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN btrim(regexp_replace(lower(unaccent('unaccent'::regdictionary, t)), '\s+', ' ', 'g'));

CREATE FUNCTION unit_key(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(regexp_replace(fold(t), '[^a-z0-9]', '', 'g'), '(^|[^0-9])0+(?=[0-9])', '\1', 'g');

CREATE FUNCTION plate_key(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(upper(t), '[^A-Z0-9]', '', 'g');

-- Digits padded to ten places, so that units sort as people count them.
CREATE FUNCTION sort_key(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE part text[]; result text := '';
BEGIN
  FOR part IN SELECT regexp_matches(lower(t), '(\d+|\D+)', 'g') LOOP
    result := result || CASE WHEN part[1] ~ '^\d' AND length(part[1]) < 10 THEN lpad(part[1], 10, '0') ELSE part[1] END;
  END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION unit_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.number_key := unit_key(NEW.number);
  NEW.sort_key := sort_key(NEW.number);
  RETURN NEW;
END $$;
CREATE TRIGGER unit_keys BEFORE INSERT OR UPDATE OF number, number_key, sort_key ON unit FOR EACH ROW EXECUTE FUNCTION unit_keys();
ALTER TABLE unit ADD CONSTRAINT unit_number_check CHECK (number_key <> '');

CREATE FUNCTION property_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_key := fold(NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER property_keys BEFORE INSERT OR UPDATE OF name, name_key ON property FOR EACH ROW EXECUTE FUNCTION property_keys();

CREATE FUNCTION vehicle_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.registration_key := plate_key(NEW.registration);
  RETURN NEW;
END $$;
CREATE TRIGGER vehicle_keys BEFORE INSERT OR UPDATE OF registration, registration_key ON vehicle FOR EACH ROW EXECUTE FUNCTION vehicle_keys();
ALTER TABLE vehicle ADD CONSTRAINT vehicle_registration_check CHECK (registration_key <> '');

CREATE FUNCTION member_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := concat_ws(' ', fold(NEW.name), lower(NEW.email), regexp_replace(concat_ws(' ', NEW.phone, array_to_string(NEW.other_phones, ' ')), '[^0-9 ]', '', 'g'));
  RETURN NEW;
END $$;
CREATE TRIGGER member_search BEFORE INSERT OR UPDATE OF name, email, phone, other_phones, search ON member FOR EACH ROW EXECUTE FUNCTION member_search();

CREATE FUNCTION ticket_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := concat_ws(' ', lower(NEW.number), fold(NEW.title), fold(NEW.description), fold(NEW.place));
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_search BEFORE INSERT OR UPDATE OF number, title, description, place, search ON ticket FOR EACH ROW EXECUTE FUNCTION ticket_search();

-- ---------------------------------------------------------------- text search
-- Row-level security keeps operators that aren't leakproof from using an index. These functions run as a role whose
-- policy is plain `true`, contain the estate's predicate themselves and return ids only: the query around them stays
-- fenced. (Random reads cost them little: otherwise the planner would rather read all of an estate than the index.)

CREATE INDEX member_search_idx ON member USING gin (estate_id, search gin_trgm_ops);
CREATE INDEX unit_number_key_idx ON unit USING gin (estate_id, number_key gin_trgm_ops);
CREATE INDEX vehicle_registration_key_idx ON vehicle USING gin (estate_id, registration_key gin_trgm_ops);
CREATE INDEX ticket_search_idx ON ticket USING gin (estate_id, search gin_trgm_ops);

GRANT SELECT (estate_id, id, search) ON member TO gatehouse_search;
GRANT SELECT (estate_id, id, number_key, street_name, street_number) ON unit TO gatehouse_search;
GRANT SELECT (estate_id, id, unit_id, member_id, until) ON occupancy TO gatehouse_search;
GRANT SELECT (estate_id, id, registration_key, unit_id, member_id) ON vehicle TO gatehouse_search;
GRANT SELECT (estate_id, id, search) ON ticket TO gatehouse_search;
CREATE POLICY search ON unit FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY search ON occupancy FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY search ON vehicle FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY search ON ticket FOR SELECT TO gatehouse_search USING (true);

-- People by name (tolerant of spelling and accents), email, phone digits, unit or plate; best first.
CREATE FUNCTION search_members(q text, most int DEFAULT 200) RETURNS TABLE (id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.4 SET random_page_cost = 1.1 AS $$
#variable_conflict use_column
DECLARE
  estate uuid := current_estate();
  folded text := fold(left(q, 100));
  digits text := regexp_replace(folded, '[^0-9]', '', 'g');
  ukey text := unit_key(left(q, 100));
  plate text := plate_key(left(q, 100));
BEGIN
  -- National numbers are typed with a trunk zero that the stored international ones don't have.
  IF digits LIKE '0%' THEN digits := ltrim(digits, '0'); END IF;
  RETURN QUERY
  WITH hits AS (
    SELECT m.id, 0.9 + word_similarity(folded, m.search) / 10 AS rank FROM member m
      WHERE m.estate_id = estate AND folded <> '' AND m.search LIKE '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    UNION ALL
    SELECT m.id, word_similarity(folded, m.search) * 0.8 FROM member m
      WHERE m.estate_id = estate AND length(folded) >= 3 AND folded ~ '[a-z]' AND folded <% m.search
    UNION ALL
    SELECT m.id, 0.95 FROM member m
      WHERE m.estate_id = estate AND length(digits) >= 4 AND folded !~ '[a-z]' AND m.search LIKE '%' || digits || '%'
    UNION ALL
    SELECT o.member_id, CASE WHEN u.number_key = ukey THEN 1.5 ELSE 0.7 END FROM unit u
      JOIN occupancy o ON o.estate_id = estate AND o.unit_id = u.id AND (o.until IS NULL OR o.until > current_date)
      WHERE u.estate_id = estate AND ukey ~ '[0-9]' AND u.number_key LIKE ukey || '%'
    UNION ALL
    SELECT v.member_id, CASE WHEN v.registration_key = plate THEN 1.4 ELSE 0.85 END FROM vehicle v
      WHERE v.estate_id = estate AND v.member_id IS NOT NULL AND length(plate) >= 3 AND v.registration_key LIKE '%' || plate || '%'
    UNION ALL
    SELECT o.member_id, CASE WHEN v.registration_key = plate THEN 1.3 ELSE 0.8 END FROM vehicle v
      JOIN occupancy o ON o.estate_id = estate AND o.unit_id = v.unit_id AND (o.until IS NULL OR o.until > current_date)
      WHERE v.estate_id = estate AND v.member_id IS NULL AND length(plate) >= 3 AND v.registration_key LIKE '%' || plate || '%'
  )
  SELECT h.id, max(h.rank)::real FROM hits h GROUP BY h.id ORDER BY max(h.rank) DESC, h.id LIMIT least(most, 1000);
END $$;

-- Tickets by number and words.
CREATE FUNCTION search_tickets(q text, most int DEFAULT 500) RETURNS TABLE (id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.4 SET random_page_cost = 1.1 AS $$
#variable_conflict use_column
DECLARE
  estate uuid := current_estate();
  folded text := fold(left(q, 100));
BEGIN
  IF folded = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH hits AS (
    SELECT t.id, 1.0 AS rank FROM ticket t
      WHERE t.estate_id = estate AND t.search LIKE '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    UNION ALL
    SELECT t.id, word_similarity(folded, t.search) * 0.8 FROM ticket t
      WHERE t.estate_id = estate AND length(folded) >= 4 AND folded <% t.search
  )
  SELECT h.id, max(h.rank)::real FROM hits h GROUP BY h.id ORDER BY max(h.rank) DESC, h.id DESC LIMIT least(most, 1000);
END $$;

REVOKE ALL ON FUNCTION search_members(text, int), search_tickets(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_members(text, int), search_tickets(text, int) TO gatehouse_app;
ALTER FUNCTION search_members(text, int) OWNER TO gatehouse_search;
ALTER FUNCTION search_tickets(text, int) OWNER TO gatehouse_search;

DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM gatehouse_search', current_schema()); END $$;
