-- The audit trail: whom somebody acted for and from what, seals over what was written, and the two doors through which
-- the law's and the calendar's demands come: what an event tells of a person can be emptied, and old events can go.

ALTER TABLE event ADD COLUMN on_behalf_id uuid, ADD COLUMN on_behalf_name text, ADD COLUMN user_agent text, ADD COLUMN erased_digest bytea;
ALTER TABLE event ADD CONSTRAINT event_erased_is_empty CHECK (erased_digest IS NULL
  OR (payload = '{}' AND changes = '{}' AND actor_name = '' AND coalesce(on_behalf_name, '') = '' AND ip IS NULL AND user_agent IS NULL));
ALTER TABLE platform_event ADD COLUMN user_agent text;
-- Who asked for a job: what it does later is done on their behalf.
ALTER TABLE job_request ADD COLUMN asked_by_id uuid, ADD COLUMN asked_by_name text;

CREATE INDEX event_estate_id_at_id_idx ON event (estate_id, at, id);
CREATE INDEX event_estate_id_name_at_id_idx ON event (estate_id, name, at, id);
CREATE INDEX event_estate_id_actor_id_at_id_idx ON event (estate_id, actor_id, at, id);
CREATE INDEX event_on_behalf_idx ON event (estate_id, on_behalf_id, at, id) WHERE on_behalf_id IS NOT NULL;
CREATE INDEX event_request_idx ON event (estate_id, request_id);
CREATE INDEX platform_event_at_id_idx ON platform_event (at, id);

-- ---------------------------------------------------------------- digests

-- What an event tells of people: what may be erased. Its digest stays.
CREATE FUNCTION event_content(e event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(jsonb_build_array(e.actor_name, e.on_behalf_name, e.ip, e.user_agent, e.payload, e.changes)::text, 'UTF8'));

-- The whole of an event: its stable facts, and the digest of the rest.
CREATE FUNCTION event_digest(e event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(jsonb_build_array(e.estate_id, e.id, e.name, e.entity, e.entity_id, e.actor_kind, e.actor_id,
    e.on_behalf_id, e.internal, e.request_id, round(extract(epoch FROM e.at) * 1000)::bigint,
    encode(coalesce(e.erased_digest, event_content(e)), 'hex'))::text, 'UTF8'));

CREATE FUNCTION platform_event_digest(e platform_event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(jsonb_build_array(e.id, e.name, e.operator_id, e.subject_type, e.subject_id, e.reason, e.details,
    e.request_id, e.ip, e.user_agent, round(extract(epoch FROM e.at) * 1000)::bigint)::text, 'UTF8'));

-- ---------------------------------------------------------------- seals

-- What no seal holds yet. An event comes in with its own transaction, however late that commits: nothing is told by the
-- order of ids or of times, so nothing can slip behind a seal.
CREATE TABLE event_unsealed (
  estate_id uuid NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid REFERENCES estate (id),
  event_id uuid NOT NULL,
  CONSTRAINT event_unsealed_pkey PRIMARY KEY (estate_id, event_id)
);
SELECT fence('event_unsealed');

CREATE TABLE event_seal (
  estate_id uuid NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid REFERENCES estate (id),
  number int NOT NULL,
  event_ids uuid[] NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  root text NOT NULL,
  hash text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  CONSTRAINT event_seal_pkey PRIMARY KEY (estate_id, number)
);
SELECT fence('event_seal');

CREATE TABLE platform_event_unsealed (event_id uuid NOT NULL PRIMARY KEY);
CREATE TABLE platform_seal (
  number int NOT NULL PRIMARY KEY,
  event_ids uuid[] NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  root text NOT NULL,
  hash text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL,
  sealed_at timestamptz(3) NOT NULL
);

-- Seals are added by the worker and never changed. The application's role puts events in line, and reads.
REVOKE INSERT, UPDATE, DELETE ON event_seal FROM gatehouse_app;
REVOKE UPDATE, DELETE ON event_seal FROM gatehouse_across;
REVOKE UPDATE, DELETE ON event_unsealed FROM gatehouse_app;
GRANT SELECT, INSERT ON platform_seal TO gatehouse_across;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform_event_unsealed TO gatehouse_across;
GRANT INSERT ON platform_event_unsealed TO gatehouse_account;

CREATE FUNCTION event_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_unsealed (estate_id, event_id) VALUES (NEW.estate_id, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER event_to_seal AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_to_seal();

CREATE FUNCTION platform_event_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO platform_event_unsealed (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER platform_event_to_seal AFTER INSERT ON platform_event FOR EACH ROW EXECUTE FUNCTION platform_event_to_seal();

-- What was written before there were seals gets one too. (An owner that is no superuser sees no row past its own fences.)
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_unsealed NO FORCE ROW LEVEL SECURITY;
INSERT INTO event_unsealed (estate_id, event_id) SELECT estate_id, id FROM event;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE event_unsealed FORCE ROW LEVEL SECURITY;
INSERT INTO platform_event_unsealed (event_id) SELECT id FROM platform_event;

-- ---------------------------------------------------------------- searching

-- What an event can be found by: who, for whom, what, and the names in it; no address and no number of a person.
CREATE FUNCTION event_text(who text, on_behalf text, what text, told jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN fold(coalesce(who, '') || ' ' || coalesce(on_behalf, '') || ' ' || translate(what, '._', '  ') || ' ' || coalesce(
    (SELECT string_agg(left(f.value #>> '{}', 120), ' ' ORDER BY f.key) FROM jsonb_each(told) f
     WHERE jsonb_typeof(f.value) = 'string' AND (f.value #>> '{}') !~ '@|[0-9]{7}|^[0-9a-f]{8}-'), ''));

DO $$ BEGIN EXECUTE format('GRANT CREATE ON SCHEMA %I TO gatehouse_search', current_schema()); END $$;
GRANT SELECT ON event TO gatehouse_search;
CREATE POLICY search ON event FOR SELECT TO gatehouse_search USING (true);
CREATE INDEX event_text_idx ON event USING gin (estate_id, event_text(actor_name, on_behalf_name, name, payload) gin_trgm_ops);

-- One page of the events whose words hold all of q, newest first, within the list's other filters.
CREATE FUNCTION search_events(q text, what text[], who uuid, about text, about_id uuid, since timestamptz, until timestamptz,
    before_at timestamptz, before_id uuid, most int) RETURNS TABLE (id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET random_page_cost = 1.1 AS $$
#variable_conflict use_column
DECLARE
  estate uuid := current_estate();
  wanted text[] := (SELECT array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    FROM unnest(string_to_array(fold(left(q, 100)), ' ')) w WHERE w <> '');
BEGIN
  RETURN QUERY SELECT e.id FROM event e
    WHERE e.estate_id = estate AND event_text(e.actor_name, e.on_behalf_name, e.name, e.payload) LIKE ALL (wanted)
      AND (what IS NULL OR e.name = ANY (what)) AND (who IS NULL OR e.actor_id = who OR e.on_behalf_id = who)
      AND (about IS NULL OR e.entity = about) AND (about_id IS NULL OR e.entity_id = about_id)
      AND (since IS NULL OR e.at >= since) AND (until IS NULL OR e.at < until)
      AND (before_at IS NULL OR (e.at, e.id) < (before_at, before_id))
    ORDER BY e.at DESC, e.id DESC LIMIT least(most, 1001);
END $$;
REVOKE ALL ON FUNCTION search_events(text, text[], uuid, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_events(text, text[], uuid, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) TO gatehouse_app;

-- ---------------------------------------------------------------- what may leave the trail, and leaves its mark

GRANT UPDATE (payload, changes, actor_name, on_behalf_name, ip, user_agent, erased_digest), DELETE ON event TO gatehouse_search;
GRANT SELECT ON event_seal TO gatehouse_search;
CREATE POLICY erase ON event FOR UPDATE TO gatehouse_search USING (true) WITH CHECK (true);
CREATE POLICY prune ON event FOR DELETE TO gatehouse_search USING (true);
CREATE POLICY search ON event_seal FOR SELECT TO gatehouse_search USING (true);

-- Empties events of what they tell of people; the digest of it stays, so that their seal still holds.
CREATE FUNCTION erase_events(estate uuid, ids uuid[]) RETURNS TABLE (id uuid)
  LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE event e SET erased_digest = event_content(e), payload = '{}', changes = '{}', actor_name = '',
    on_behalf_name = CASE WHEN e.on_behalf_name IS NULL THEN NULL ELSE '' END, ip = NULL, user_agent = NULL
  WHERE e.estate_id = estate AND e.id = ANY (ids) AND e.erased_digest IS NULL RETURNING e.id;
$$;

-- Removes the events of whole seals, from the first on, all of them older than a time; never what is younger than 90 days.
CREATE FUNCTION prune_events(estate uuid, through int, before timestamptz) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE removed int;
BEGIN
  IF EXISTS (SELECT FROM event_seal s WHERE s.estate_id = estate AND s.number <= through
      AND s.last_at >= least(before, now() - interval '90 days')) THEN
    RAISE EXCEPTION 'a seal up to % holds events that are kept', through;
  END IF;
  DELETE FROM event e USING (SELECT unnest(s.event_ids) AS id FROM event_seal s WHERE s.estate_id = estate AND s.number <= through) old
    WHERE e.estate_id = estate AND e.id = old.id;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;

-- Rights first, owner last: an owner that is no superuser could not take them back afterwards.
REVOKE ALL ON FUNCTION erase_events(uuid, uuid[]), prune_events(uuid, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_events(uuid, uuid[]), prune_events(uuid, int, timestamptz) TO gatehouse_across;
ALTER FUNCTION search_events(text, text[], uuid, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) OWNER TO gatehouse_search;
ALTER FUNCTION erase_events(uuid, uuid[]) OWNER TO gatehouse_search;
ALTER FUNCTION prune_events(uuid, int, timestamptz) OWNER TO gatehouse_search;

DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM gatehouse_search', current_schema()); END $$;
