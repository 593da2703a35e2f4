-- Who builds on which unit, under which terms.
CREATE TABLE "builder" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "company" TEXT NOT NULL,
    "company_key" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "unit_id" UUID,
    "water_meter" TEXT,
    "power_meter" TEXT,
    "building_start" DATE,
    "building_end" DATE,
    "plot_details" TEXT,
    "deposit" BIGINT,
    "insurance_expiry" DATE,
    "permitted_hours" TEXT,
    "note" TEXT,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "builder_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "builder_company_check" CHECK (company_key <> ''),
    CONSTRAINT "builder_deposit_check" CHECK (deposit >= 0),
    CONSTRAINT "builder_dates_check" CHECK (building_end >= building_start)
);
CREATE INDEX "builder_estate_id_company_key_id_idx" ON "builder"("estate_id", "company_key", "id");
CREATE INDEX "builder_estate_id_unit_id_idx" ON "builder"("estate_id", "unit_id");
-- A company builds on a unit once at a time.
CREATE UNIQUE INDEX "builder_once" ON "builder"("estate_id", "company_key", "unit_id") NULLS NOT DISTINCT WHERE ended_on IS NULL;
ALTER TABLE "builder" ADD CONSTRAINT "builder_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "builder" ADD CONSTRAINT "builder_estate_id_unit_id_fkey" FOREIGN KEY ("estate_id", "unit_id") REFERENCES "unit"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
SELECT fence('builder');

CREATE FUNCTION builder_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.company_key := fold(NEW.company);
  RETURN NEW;
END $$;
CREATE TRIGGER builder_keys BEFORE INSERT OR UPDATE OF company, company_key ON builder FOR EACH ROW EXECUTE FUNCTION builder_keys();

CREATE TABLE "meter" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "serial_key" TEXT NOT NULL DEFAULT '',
    "unit_id" UUID,
    "multiplier" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "verified_on" DATE,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meter_pkey" PRIMARY KEY ("estate_id","id"),
    CONSTRAINT "meter_kind_check" CHECK (kind IN ('water', 'electricity', 'gas')),
    CONSTRAINT "meter_serial_check" CHECK (serial_key <> ''),
    CONSTRAINT "meter_multiplier_check" CHECK (multiplier > 0)
);
CREATE UNIQUE INDEX "meter_estate_id_serial_key_key" ON "meter"("estate_id", "serial_key");
CREATE INDEX "meter_estate_id_unit_id_idx" ON "meter"("estate_id", "unit_id");
ALTER TABLE "meter" ADD CONSTRAINT "meter_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "meter" ADD CONSTRAINT "meter_estate_id_unit_id_fkey" FOREIGN KEY ("estate_id", "unit_id") REFERENCES "unit"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
SELECT fence('meter');

CREATE FUNCTION meter_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.serial_key := plate_key(NEW.serial);
  RETURN NEW;
END $$;
CREATE TRIGGER meter_keys BEFORE INSERT OR UPDATE OF serial, serial_key ON meter FOR EACH ROW EXECUTE FUNCTION meter_keys();
