-- An operator's visit to an estate: with a reason, for an hour at most, read-only unless the estate allows more.
CREATE TABLE support_access (
  estate_id uuid NOT NULL DEFAULT current_setting('app.estate_id')::uuid,
  id uuid NOT NULL DEFAULT uuidv7(),
  operator_id uuid NOT NULL REFERENCES operator(id),
  operator_name text NOT NULL,
  reason text NOT NULL,
  minutes int NOT NULL,
  -- Given by an administrator for this one visit.
  may_write boolean NOT NULL DEFAULT false,
  write_granted_by text,
  requested_at timestamptz(3) NOT NULL,
  entered_at timestamptz(3),
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by text,
  ended_by_name text,
  PRIMARY KEY (estate_id, id),
  CONSTRAINT support_access_minutes_check CHECK (minutes IN (15, 30, 60)),
  CONSTRAINT support_access_hour_check CHECK (expires_at > requested_at AND expires_at <= requested_at + interval '60 minutes'),
  CONSTRAINT support_access_reason_check CHECK (length(reason) >= 5),
  CONSTRAINT support_access_ended_check
    CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND ended_by IN ('time', 'operator', 'administrator', 'platform', 'unused'))
);
ALTER TABLE support_access ADD CONSTRAINT support_access_estate_fkey FOREIGN KEY (estate_id) REFERENCES estate(id);
CREATE INDEX support_access_operator_idx ON support_access (operator_id, id);
-- One visit at a time by one operator.
CREATE UNIQUE INDEX support_access_one_running ON support_access (estate_id, operator_id) WHERE ended_at IS NULL;

-- A span of time in which visits may change things, allowed in advance.
CREATE TABLE support_window (
  estate_id uuid NOT NULL DEFAULT current_setting('app.estate_id')::uuid,
  id uuid NOT NULL DEFAULT uuidv7(),
  since timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  granted_by_id uuid NOT NULL,
  granted_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  PRIMARY KEY (estate_id, id),
  CONSTRAINT support_window_span_check CHECK (until > since AND until <= since + interval '7 days')
);
ALTER TABLE support_window ADD CONSTRAINT support_window_estate_fkey FOREIGN KEY (estate_id) REFERENCES estate(id);
ALTER TABLE support_window ADD CONSTRAINT support_window_granted_by_fkey
  FOREIGN KEY (estate_id, granted_by_id) REFERENCES member(estate_id, id);

SELECT fence('support_access'::regclass);
SELECT fence('support_window'::regclass);
-- Visits are begun by operators, across estates; the estate itself can only allow more, and end them.
REVOKE INSERT, DELETE ON support_access FROM gatehouse_app;
REVOKE UPDATE ON support_access FROM gatehouse_app;
GRANT UPDATE (may_write, write_granted_by, entered_at, ended_at, ended_by, ended_by_name) ON support_access TO gatehouse_app;
REVOKE DELETE ON support_access, support_window FROM gatehouse_app, gatehouse_across;

-- A session or a hand-over of such a visit makes nobody a member.
ALTER TABLE session ADD COLUMN support_access_id uuid;
ALTER TABLE session ADD CONSTRAINT session_support_fkey
  FOREIGN KEY (estate_id, support_access_id) REFERENCES support_access(estate_id, id);
CREATE INDEX session_support_idx ON session (support_access_id) WHERE support_access_id IS NOT NULL;
ALTER TABLE handover ADD COLUMN support_access_id uuid;
ALTER TABLE handover ADD CONSTRAINT handover_support_fkey
  FOREIGN KEY (estate_id, support_access_id) REFERENCES support_access(estate_id, id);
