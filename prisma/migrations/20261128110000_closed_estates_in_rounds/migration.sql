-- A reference that restricts has an error of its own: its table waits for the next round as well.

-- All rows that name the transaction's estate, in rounds, because tables refer to each other; then the estate itself, and
-- the accounts that were nowhere else. It runs with the rights of who calls it.
CREATE OR REPLACE FUNCTION delete_closed_estate() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
      EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
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
