-- A session of the console counts for nothing until its second factor was given, and says when it was given last.
ALTER TABLE session ADD COLUMN second_factor_at timestamptz(3);
-- The digest of what the browser keeps under its device cookie.
ALTER TABLE session ADD COLUMN device_hash text;

CREATE TABLE second_factor (
  account_id uuid PRIMARY KEY REFERENCES account(id),
  -- Sealed with a key that is not in the database.
  secret text NOT NULL,
  -- The time step of the last code that was taken: an older one, or the same again, is refused.
  last_step int NOT NULL,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- What an app is being set up with, for one session alone: nobody reads the secret that somebody else will confirm.
CREATE TABLE second_factor_enrolment (
  session_id uuid PRIMARY KEY REFERENCES session(id) ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES account(id),
  secret text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE recovery_code (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES account(id),
  code_hash text NOT NULL,
  used_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (account_id, code_hash)
);

-- Browsers in which the account has passed its second factor: a lock against strangers lets them go on.
CREATE TABLE known_device (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES account(id),
  token_hash text NOT NULL,
  failures int NOT NULL DEFAULT 0,
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (account_id, token_hash)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, second_factor_enrolment, recovery_code, known_device
  TO gatehouse_account, gatehouse_across;

-- Sessions of operators from before have no second factor behind them.
UPDATE session SET revoked_at = now() WHERE site = 'console' AND revoked_at IS NULL;
