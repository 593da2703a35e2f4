-- A staff seat is held wherever a role is given, whoever gives it. An estate that is past its limit keeps what it has:
-- only taking another seat is refused. The roles that take one are those of `isStaff`; guards and residents take none.
CREATE FUNCTION takes_staff_seat(role text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN role IN ('administrator', 'finance', 'facility', 'communications', 'committee', 'technician');

-- `newcomers` are the members who take a seat in this statement, as far as they had none before.
CREATE FUNCTION require_staff_seats(estate uuid, newcomers int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  seats int;
BEGIN
  SELECT p.max_staff INTO seats FROM estate e
    JOIN plan p ON p.id = e.plan_id OR (e.plan_id IS NULL AND e.trial_ends_at IS NOT NULL AND p.for_trial)
    WHERE e.id = estate;
  IF seats IS NULL OR newcomers = 0 THEN
    RETURN;
  END IF;
  -- The same lock as that of whoever asks beforehand: of two at once, one waits.
  PERFORM pg_advisory_xact_lock(hashtext('room.staff'), hashtext(estate::text));
  IF (SELECT count(DISTINCT m.id) FROM member m JOIN member_role r ON r.estate_id = m.estate_id AND r.member_id = m.id
      WHERE m.estate_id = estate AND m.status <> 'left' AND takes_staff_seat(r.role)) > seats THEN
    RAISE EXCEPTION 'new row for relation "member_role" violates check constraint "member_role_staff_seat"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'member_role_staff_seat', TABLE = 'member_role';
  END IF;
END $$;

CREATE FUNCTION hold_staff_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_staff_seats(taken.estate_id, taken.newcomers::int) FROM (
    SELECT g.estate_id, count(DISTINCT g.member_id) AS newcomers FROM given g
    JOIN member m ON m.estate_id = g.estate_id AND m.id = g.member_id AND m.status <> 'left'
    WHERE takes_staff_seat(g.role) AND NOT EXISTS (
      SELECT FROM member_role r WHERE r.estate_id = g.estate_id AND r.member_id = g.member_id
        AND takes_staff_seat(r.role)
        AND NOT EXISTS (SELECT FROM given o WHERE o.estate_id = r.estate_id AND o.member_id = r.member_id AND o.role = r.role))
    GROUP BY g.estate_id
  ) taken;
  RETURN NULL;
END $$;
CREATE TRIGGER hold_staff_seats AFTER INSERT ON member_role REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION hold_staff_seats();

-- Who had left and is back takes their seat again.
CREATE FUNCTION hold_seat_of_returned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM member_role r
      WHERE r.estate_id = NEW.estate_id AND r.member_id = NEW.id AND takes_staff_seat(r.role)) THEN
    PERFORM require_staff_seats(NEW.estate_id, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER hold_seat_of_returned AFTER UPDATE OF status ON member
  FOR EACH ROW WHEN (OLD.status = 'left' AND NEW.status <> 'left') EXECUTE FUNCTION hold_seat_of_returned();

-- A role is given and taken, never turned into another: no way around the seats.
REVOKE UPDATE ON member_role FROM gatehouse_app, gatehouse_across;
