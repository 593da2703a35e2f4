-- What the next version may bring, for the test that the one before goes on serving meanwhile: it is applied nowhere else.

ALTER TABLE ticket
  ADD COLUMN next_estimate_minor BIGINT,
  ADD COLUMN next_channel TEXT NOT NULL DEFAULT 'app';
ALTER TABLE ticket ADD CONSTRAINT ticket_next_channel_check CHECK (next_channel IN ('app', 'desk')) NOT VALID;
ALTER TABLE event ADD COLUMN next_origin TEXT;
ALTER TABLE member ADD COLUMN next_seen_at TIMESTAMPTZ(3);
UPDATE ticket SET next_estimate_minor = 0 WHERE next_estimate_minor IS NULL;

CREATE TABLE next_estimate (
  estate_id UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid REFERENCES estate (id),
  id UUID NOT NULL DEFAULT uuidv7(),
  ticket_id UUID NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (estate_id, id),
  FOREIGN KEY (estate_id, ticket_id) REFERENCES ticket (estate_id, id)
);
SELECT fence('next_estimate'::regclass);

-- Keeps the new column in step for as long as the version before writes the old ones.
CREATE FUNCTION next_ticket_defaults() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.next_estimate_minor := coalesce(NEW.next_estimate_minor, 0);
  RETURN NEW;
END $$;
CREATE TRIGGER next_ticket_defaults BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION next_ticket_defaults();
