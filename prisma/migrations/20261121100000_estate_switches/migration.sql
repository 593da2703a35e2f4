-- What an estate may set for itself, what operators switch for it, and when its subscription went which way.
ALTER TABLE "estate"
  ADD COLUMN "state" TEXT,
  ADD COLUMN "logo_file_id" UUID,
  ADD COLUMN "modules_off" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "features" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "past_due_since" TIMESTAMPTZ(3),
  ADD COLUMN "suspended_at" TIMESTAMPTZ(3),
  ADD COLUMN "closed_at" TIMESTAMPTZ(3),
  ADD COLUMN "checklist_dismissed_at" TIMESTAMPTZ(3);

-- A logo is one of the estate's own files.
ALTER TABLE "estate" ADD CONSTRAINT "estate_logo_fkey"
  FOREIGN KEY ("id", "logo_file_id") REFERENCES "file"("estate_id", "id") ON DELETE NO ACTION;

-- The estate's administrators change these of their own row; address, money and subscription are not among them.
GRANT UPDATE (name, kind, address, city, state, time_zone, locale, dialling_code, unit_word, colour, logo_file_id,
  contact_name, contact_email, contact_phone, modules_off, checklist_dismissed_at, updated_at)
  ON estate TO gatehouse_app;
