-- A visit of support belongs to the session of the console that asked for it, and is over when that one is.
ALTER TABLE session ADD COLUMN console_session_id uuid;
CREATE INDEX session_console_session_idx ON session (console_session_id) WHERE console_session_id IS NOT NULL;
ALTER TABLE handover ADD COLUMN console_session_id uuid;

-- However a session of the console ends, by signing out, by another password or by an owner: its visits end in the same
-- statement, and a job tells the estates.
CREATE FUNCTION end_visits_with_console() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH ended AS (
    UPDATE session SET revoked_at = NEW.revoked_at WHERE console_session_id = NEW.id AND revoked_at IS NULL
    RETURNING estate_id, support_access_id
  )
  INSERT INTO job_request (estate_id, task, payload, job_key)
    SELECT estate_id, 'support.timeUp', jsonb_build_object('id', support_access_id, 'by', 'operator'),
      'support.timeUp:' || support_access_id FROM ended;
  RETURN NULL;
END $$;
CREATE TRIGGER end_visits_with_console AFTER UPDATE OF revoked_at ON session
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND NEW.site = 'console')
  EXECUTE FUNCTION end_visits_with_console();
