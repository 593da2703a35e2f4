-- People are found by their own part of an email address, or by the whole of it, and no longer by a domain that is like
-- a name; by plates only where the reader may see vehicles.

DO $$ BEGIN EXECUTE format('GRANT CREATE ON SCHEMA %I TO gatehouse_search', current_schema()); END $$;
GRANT SELECT (email) ON member TO gatehouse_search;

-- One more argument makes another function: the old one goes, by the role that owns it.
SET ROLE gatehouse_search;
DROP FUNCTION search_members(text, int);
RESET ROLE;

-- People by name (tolerant of spelling and accents), email, phone digits, unit or plate; best first.
CREATE FUNCTION search_members(q text, most int DEFAULT 200, by_plate boolean DEFAULT true) RETURNS TABLE (id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.4 SET random_page_cost = 1.1 AS $$
#variable_conflict use_column
DECLARE
  estate uuid := current_estate();
  folded text := fold(left(q, 100));
  digits text := regexp_replace(folded, '[^0-9]', '', 'g');
  ukey text := unit_key(left(q, 100));
  plate text := plate_key(left(q, 100));
  -- Whoever types a dot or an @ means an address; otherwise its domain is nobody's own.
  whole boolean := folded ~ '[@.]';
BEGIN
  -- National numbers are typed with a trunk zero that the stored international ones don't have.
  IF digits LIKE '0%' THEN digits := ltrim(digits, '0'); END IF;
  RETURN QUERY
  -- The index answers for the whole text of a member; what it finds is looked at again without the address.
  WITH hits AS (
    SELECT m.id, 0.9 + word_similarity(folded, m.search) / 10 AS rank FROM member m
      WHERE m.estate_id = estate AND folded <> '' AND m.search LIKE '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%'
        AND (strpos(replace(m.search, coalesce(lower(m.email), ''), ''), folded) > 0
          OR strpos(CASE WHEN whole THEN lower(m.email) ELSE split_part(lower(m.email), '@', 1) END, folded) > 0)
    UNION ALL
    SELECT m.id, word_similarity(folded, replace(m.search, coalesce(lower(m.email), ''), '')) * 0.8 FROM member m
      WHERE m.estate_id = estate AND length(folded) >= 3 AND folded ~ '[a-z]' AND NOT folded ~ '@' AND folded <% m.search
        AND folded <% replace(m.search, coalesce(lower(m.email), ''), '')
    UNION ALL
    SELECT m.id, 0.95 FROM member m
      WHERE m.estate_id = estate AND length(digits) >= 4 AND folded !~ '[a-z]' AND m.search LIKE '%' || digits || '%'
    UNION ALL
    SELECT o.member_id, CASE WHEN u.number_key = ukey THEN 1.5 ELSE 0.7 END FROM unit u
      JOIN occupancy o ON o.estate_id = estate AND o.unit_id = u.id AND (o.until IS NULL OR o.until > current_date)
      WHERE u.estate_id = estate AND ukey ~ '[0-9]' AND u.number_key LIKE ukey || '%'
    UNION ALL
    SELECT v.member_id, CASE WHEN v.registration_key = plate THEN 1.4 ELSE 0.85 END FROM vehicle v
      WHERE by_plate AND v.estate_id = estate AND v.member_id IS NOT NULL AND length(plate) >= 3 AND v.registration_key LIKE '%' || plate || '%'
    UNION ALL
    SELECT o.member_id, CASE WHEN v.registration_key = plate THEN 1.3 ELSE 0.8 END FROM vehicle v
      JOIN occupancy o ON o.estate_id = estate AND o.unit_id = v.unit_id AND (o.until IS NULL OR o.until > current_date)
      WHERE by_plate AND v.estate_id = estate AND v.member_id IS NULL AND length(plate) >= 3 AND v.registration_key LIKE '%' || plate || '%'
  )
  SELECT h.id, max(h.rank)::real FROM hits h GROUP BY h.id ORDER BY max(h.rank) DESC, h.id LIMIT least(most, 1000);
END $$;

-- Rights first, owner last: an owner that is no superuser could not take them back afterwards.
REVOKE ALL ON FUNCTION search_members(text, int, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_members(text, int, boolean) TO gatehouse_app;
ALTER FUNCTION search_members(text, int, boolean) OWNER TO gatehouse_search;

DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM gatehouse_search', current_schema()); END $$;
