-- When the operator was invited, and by whom; those of before were made by hand.
ALTER TABLE operator ADD COLUMN invited_at timestamptz(3);

-- The platform always has an owner who can act: of two who leave at once, the second is kept.
CREATE FUNCTION operator_owner_remains() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('operator_owner_remains'));
  IF NOT EXISTS (SELECT FROM operator WHERE role = 'owner' AND active) THEN
    RAISE EXCEPTION 'no owner would be left: this violates constraint "operator_owner_remains"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'operator_owner_remains';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER operator_owner_remains AFTER UPDATE OR DELETE ON operator
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.active) EXECUTE FUNCTION operator_owner_remains();
