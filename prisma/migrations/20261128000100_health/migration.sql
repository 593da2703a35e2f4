-- What operators see of the platform's health: messages that went out or did not, and how many requests and jobs failed.

CREATE TABLE delivery (
  id uuid NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  -- A message is one delivery however often it is tried.
  key text NOT NULL UNIQUE,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'whatsapp', 'push')),
  kind text NOT NULL,
  -- Masked: enough to recognise, not enough to write to.
  recipient text NOT NULL,
  status text NOT NULL CHECK (status IN ('sending', 'sent', 'failed')),
  attempts int NOT NULL DEFAULT 1,
  error text,
  -- The job that sends it, where one does.
  job_id bigint,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX delivery_status_id_idx ON delivery (status, id);
CREATE INDEX delivery_created_at_idx ON delivery (created_at);
GRANT SELECT, INSERT, UPDATE ON delivery TO gatehouse_account;
GRANT SELECT, DELETE ON delivery TO gatehouse_across;

CREATE TABLE outcome_count (
  hour timestamptz(3) NOT NULL,
  source text NOT NULL CHECK (source IN ('request', 'job')),
  served int NOT NULL DEFAULT 0,
  failed int NOT NULL DEFAULT 0,
  CONSTRAINT outcome_count_pkey PRIMARY KEY (hour, source)
);
GRANT SELECT, INSERT, UPDATE ON outcome_count TO gatehouse_account;
GRANT SELECT, DELETE ON outcome_count TO gatehouse_across;
