-- How many times wider than high an estate's logo is: a header leaves it its room before the picture has come.
ALTER TABLE "estate"
  ADD COLUMN "logo_ratio" REAL NOT NULL DEFAULT 1,
  ADD CONSTRAINT "estate_logo_ratio" CHECK ("logo_ratio" BETWEEN 1 AND 4),
  ADD CONSTRAINT "estate_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$') NOT VALID;

GRANT UPDATE (logo_ratio) ON estate TO gatehouse_app;
