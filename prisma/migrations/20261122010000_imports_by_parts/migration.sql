-- Imports of several kinds, in parts that are committed one by one, and taken back as a whole.

ALTER TYPE "import_status" ADD VALUE 'undoing';
ALTER TYPE "import_status" ADD VALUE 'undone';

ALTER TABLE "import_run"
    ADD COLUMN "undo_done" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "undo_total" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "undone_at" TIMESTAMPTZ(3),
    ADD COLUMN "undone_by_id" UUID;
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_estate_id_undone_by_id_fkey" FOREIGN KEY ("estate_id", "undone_by_id") REFERENCES "member"("estate_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Until now there was one kind: units, people and vehicles in one list.
ALTER TABLE "import_run" NO FORCE ROW LEVEL SECURITY;
UPDATE "import_run" SET "kind" = 'register';
ALTER TABLE "import_run" FORCE ROW LEVEL SECURITY;

-- What an import has still to write, a part at a time.
CREATE TABLE "import_part" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "run_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "work" JSONB NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("estate_id","run_id","seq")
);
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_estate_id_run_id_fkey" FOREIGN KEY ("estate_id", "run_id") REFERENCES "import_run"("estate_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT fence('import_part');

-- What an import has made and changed, with the record as it was before and as the import left it.
CREATE TABLE "import_change" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "run_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "undone_at" TIMESTAMPTZ(3),
    "kept" TEXT,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("estate_id","id")
);
CREATE UNIQUE INDEX "import_change_once" ON "import_change"("estate_id", "run_id", "record", "record_id");
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_estate_id_run_id_fkey" FOREIGN KEY ("estate_id", "run_id") REFERENCES "import_run"("estate_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT fence('import_change');

-- How the columns of a list were matched, for the next one with the same headings.
CREATE TABLE "import_match" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "kind" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_match_pkey" PRIMARY KEY ("estate_id","kind","signature")
);
ALTER TABLE "import_match" ADD CONSTRAINT "import_match_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
SELECT fence('import_match');

-- A record as two states of it are compared: without what follows from other records or from the record itself.
CREATE FUNCTION import_content(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (content - ARRAY['updated_at', 'search']) || CASE content->>'status'
    WHEN 'vacant' THEN '{"status": "occupied"}'::jsonb WHEN 'left' THEN '{"status": "unclaimed"}'::jsonb ELSE '{}'::jsonb END;

-- Notes records that a part of an import makes or is about to change. `records`: [{ id, row, label }].
CREATE FUNCTION import_note(run uuid, part int, tab text, records jsonb, made boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO import_change (run_id, part, record, record_id, "row", label, before)
     SELECT $1, $2, $3, r.id, r."row", r.label, CASE WHEN $5 THEN NULL ELSE to_jsonb(t) END
     FROM jsonb_to_recordset($4) AS r(id uuid, "row" int, label text) JOIN %I t ON t.id = r.id
     ON CONFLICT (estate_id, run_id, record, record_id) DO NOTHING', tab)
  USING run, part, tab, records, made;
END $$;

-- Notes how the records of a part were left; what was not changed after all is forgotten.
CREATE FUNCTION import_noted(run uuid, part int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE tab text;
BEGIN
  FOR tab IN SELECT DISTINCT c.record FROM import_change c WHERE c.run_id = run AND c.part = import_noted.part LOOP
    EXECUTE format('UPDATE import_change c SET after = to_jsonb(t) FROM %I t
      WHERE c.run_id = $1 AND c.part = $2 AND c.record = $3 AND t.id = c.record_id', tab) USING run, part, tab;
  END LOOP;
  DELETE FROM import_change c WHERE c.run_id = run AND c.part = import_noted.part
    AND (c.after IS NULL OR import_content(c.before) = import_content(c.after));
END $$;

-- Why a record stays when its import is taken back; null where nobody has touched it since.
CREATE FUNCTION import_kept(before jsonb, after jsonb, now jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN now->>'account_id' IS DISTINCT FROM after->>'account_id' THEN 'claimed'
    WHEN before IS NULL AND now ? 'account_id' AND now->>'status' NOT IN ('unclaimed', 'left') THEN 'claimed'
    WHEN import_content(now) IS DISTINCT FROM import_content(after) THEN 'edited' END;

CREATE FUNCTION import_current(tab text, wanted uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE found jsonb;
BEGIN
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE t.id = $1', tab) INTO found USING wanted;
  RETURN found;
END $$;

-- Whether something refers to the record that would go, or lose its tie, together with it.
CREATE FUNCTION import_used(tab text, used uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE link record; found boolean;
BEGIN
  FOR link IN
    SELECT c.conrelid::regclass AS child, (SELECT a.attname FROM unnest(c.conkey) k JOIN pg_attribute a
        ON a.attrelid = c.conrelid AND a.attnum = k WHERE a.attname <> 'estate_id' LIMIT 1) AS col
    FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = tab::regclass AND c.confdeltype IN ('c', 'n', 'd')
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', link.child, link.col) INTO found USING used;
    IF found THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;

-- Takes one change of an import back: a record that it made goes, of one that it changed the values before come back,
-- but for the columns in `settled`, which follow from other records. Answers why the record stays, or null.
CREATE FUNCTION import_undo(change uuid, settled text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c import_change; current jsonb; why text; cols text;
BEGIN
  SELECT * INTO STRICT c FROM import_change WHERE id = change;
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE t.id = $1 FOR UPDATE', c.record) INTO current USING c.record_id;
  IF current IS NULL THEN RETURN NULL; END IF;
  why := import_kept(c.before, c.after, current);
  IF why IS NOT NULL THEN RETURN why; END IF;
  IF c.before IS NULL THEN
    IF import_used(c.record, c.record_id) THEN RETURN 'used'; END IF;
    EXECUTE format('DELETE FROM %I t WHERE t.id = $1', c.record) USING c.record_id;
    RETURN NULL;
  END IF;
  SELECT string_agg(quote_ident(key), ', ') INTO cols FROM jsonb_object_keys(c.before) key
    WHERE c.before->key IS DISTINCT FROM c.after->key AND key <> 'updated_at' AND key <> ALL (settled);
  IF cols IS NOT NULL THEN
    EXECUTE format('UPDATE %I t SET (%s, updated_at) = (SELECT %s, now() FROM jsonb_populate_record(NULL::%I, $1)) WHERE t.id = $2',
      c.record, cols, cols, c.record) USING c.before, c.record_id;
  END IF;
  RETURN NULL;
EXCEPTION
  WHEN foreign_key_violation OR restrict_violation THEN RETURN 'used';
  WHEN unique_violation OR exclusion_violation THEN RETURN 'taken';
END $$;
