-- A file is taken into one record, once: set with compare-and-set.
ALTER TABLE file ADD COLUMN attached_at timestamptz(3);
