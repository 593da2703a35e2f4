-- Everything of an estate that was closed 90 days ago goes, what is append-only otherwise included.

-- Rows of the transaction's estate out of a table that nobody else may delete from; only of an estate that is due.
CREATE FUNCTION forget_closed_rows(tab regclass) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM estate WHERE id = current_estate() AND closed_at <= now() - interval '90 days') THEN
    RAISE EXCEPTION 'the estate was not closed 90 days ago';
  END IF;
  EXECUTE format('DELETE FROM %s WHERE estate_id = current_estate()', tab);
END $$;

-- All rows that name the transaction's estate, in rounds, because tables refer to each other; then the estate itself, and
-- the accounts that were nowhere else. It runs with the rights of who calls it.
CREATE FUNCTION delete_closed_estate() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  here uuid := current_estate();
  left_over regclass[];
  waiting regclass[];
  tab regclass;
  people uuid[];
BEGIN
  SELECT array_agg(DISTINCT account_id) INTO people FROM member WHERE estate_id = here AND account_id IS NOT NULL;
  UPDATE estate SET logo_file_id = NULL WHERE id = here;
  SELECT array_agg(c.oid::regclass ORDER BY c.relname) INTO left_over
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'estate_id' AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p');
  WHILE cardinality(left_over) > 0 LOOP
    waiting := '{}';
    FOREACH tab IN ARRAY left_over LOOP
      BEGIN
        IF has_table_privilege(tab, 'DELETE') THEN
          EXECUTE format('DELETE FROM %s WHERE estate_id = %L', tab, here);
        ELSE
          PERFORM forget_closed_rows(tab);
        END IF;
      EXCEPTION WHEN foreign_key_violation THEN
        waiting := waiting || tab;
      END;
    END LOOP;
    IF cardinality(waiting) = cardinality(left_over) THEN
      RAISE EXCEPTION 'these tables hold on to each other: %', waiting;
    END IF;
    left_over := waiting;
  END LOOP;
  DELETE FROM estate WHERE id = here;
  -- Who belongs to no other estate and is no operator has no reason to stay on file.
  SELECT coalesce(array_agg(a.id), '{}') INTO people FROM account a
    WHERE a.id = ANY (people) AND NOT EXISTS (SELECT FROM member m WHERE m.account_id = a.id)
      AND NOT EXISTS (SELECT FROM operator o WHERE o.account_id = a.id);
  DELETE FROM session WHERE account_id = ANY (people);
  DELETE FROM password_reset WHERE account_id = ANY (people);
  DELETE FROM account WHERE id = ANY (people);
END $$;

DO $$ BEGIN EXECUTE format('GRANT CREATE ON SCHEMA %I TO gatehouse_search', current_schema()); END $$;
GRANT SELECT (id, closed_at) ON estate TO gatehouse_search;
CREATE POLICY closed ON estate FOR SELECT TO gatehouse_search USING (true);
GRANT SELECT (estate_id), DELETE ON event TO gatehouse_search;
CREATE POLICY closed_read ON event FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY closed_delete ON event FOR DELETE TO gatehouse_search USING (true);
-- Rights first, owner last: an owner that is no superuser could not take them back afterwards.
REVOKE ALL ON FUNCTION forget_closed_rows(regclass), delete_closed_estate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_closed_rows(regclass), delete_closed_estate() TO gatehouse_across;
ALTER FUNCTION forget_closed_rows(regclass) OWNER TO gatehouse_search;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM gatehouse_search', current_schema()); END $$;
