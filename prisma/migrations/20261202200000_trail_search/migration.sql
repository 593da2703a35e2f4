-- The trail is searched by its index. LIKE ALL over a list of words can't be: each search read every event from the newest
-- on, 25 seconds for a word that none of a million events holds. `search_events` stays for the version before, and goes
-- with the next release.

DO $$ BEGIN EXECUTE format('GRANT CREATE ON SCHEMA %I TO gatehouse_search', current_schema()); END $$;

-- One page of the events whose words hold all of q, newest first, within the list's other filters. Words that many events
-- hold fill a page out of the newest three thousand; only for others is the index asked for all that there are, which are
-- few then. How many hold a text somewhere within is what the planner can't know: left alone it takes the wrong way for
-- one kind or the other. A word of one or two letters has too few for the index anywhere but at the beginning of a word,
-- so it is looked for there.
CREATE FUNCTION search_trail(q text, what text[], who uuid, about text, about_id uuid, asked_in text, since timestamptz, until timestamptz,
    before_at timestamptz, before_id uuid, most int) RETURNS TABLE (id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET random_page_cost = 1.1 AS $$
#variable_conflict use_column
DECLARE
  estate uuid := current_estate();
  told CONSTANT text := 'event_text(e.actor_name, e.on_behalf_name, e.name, e.payload)';
  word text;
  likely text;
  holds text := '';
  filters text := 'e.estate_id = $1';
  page text := ' ORDER BY e.at DESC, e.id DESC LIMIT least($11, 1001)';
  found uuid[];
BEGIN
  FOR word IN SELECT w FROM unnest(string_to_array(fold(left(q, 100)), ' ')) w WHERE w <> '' LOOP
    likely := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_');
    holds := holds || CASE WHEN length(word) > 2 THEN format(' AND %s LIKE %L', told, '%' || likely || '%')
      ELSE format(' AND (%s LIKE %L OR %s LIKE %L)', told, likely || '%', told, '% ' || likely || '%') END;
  END LOOP;
  filters := filters || CASE WHEN what IS NULL THEN '' ELSE ' AND e.name = ANY ($2)' END
    || CASE WHEN who IS NULL THEN '' ELSE ' AND (e.actor_id = $3 OR e.on_behalf_id = $3)' END
    || CASE WHEN about IS NULL THEN '' ELSE ' AND e.entity = $4 AND e.entity_id = $5' END
    || CASE WHEN asked_in IS NULL THEN '' ELSE ' AND e.request_id = $6' END
    || CASE WHEN since IS NULL THEN '' ELSE ' AND e.at >= $7' END
    || CASE WHEN until IS NULL THEN '' ELSE ' AND e.at < $8' END
    || CASE WHEN before_at IS NULL THEN '' ELSE ' AND (e.at, e.id) < ($9, $10)' END;
  EXECUTE format('SELECT array_agg(f.id) FROM (SELECT e.id FROM (SELECT * FROM event e WHERE %s ORDER BY e.at DESC, e.id DESC LIMIT 3000) e
      WHERE true%s %s) f', filters, holds, page)
    INTO found USING estate, what, who, about, about_id, asked_in, since, until, before_at, before_id, most;
  IF coalesce(cardinality(found), 0) >= least(most, 1001) THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format('WITH hits AS MATERIALIZED (SELECT e.id, e.at FROM event e WHERE %s%s) SELECT e.id FROM hits e %s', filters, holds, page)
    USING estate, what, who, about, about_id, asked_in, since, until, before_at, before_id, most;
END $$;

-- Rights first, owner last: an owner that is no superuser could not take them back afterwards.
REVOKE ALL ON FUNCTION search_trail(text, text[], uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_trail(text, text[], uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, uuid, int) TO gatehouse_app;
ALTER FUNCTION search_trail(text, text[], uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, uuid, int) OWNER TO gatehouse_search;

DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM gatehouse_search', current_schema()); END $$;
