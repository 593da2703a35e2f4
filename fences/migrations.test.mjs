import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { breaksTheOldVersion, keepsOthersWaiting } from './migrations.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('prisma/migrations/*/migration.sql', { cwd: root }).sort()

describe('a migration leaves the version that serves working', () => {
  test.each(files)('%s', (file) => {
    expect(breaksTheOldVersion(readFileSync(path.join(root, file), 'utf8'))).toEqual([])
  })

  test.each([
    ['DROP TABLE ticket;', 'ticket is dropped'],
    ['DROP FUNCTION search_members(text, int);', 'search_members is dropped'],
    ['ALTER TABLE "ticket" DROP COLUMN "title";', 'a column of ticket is dropped'],
    ['ALTER TABLE ticket DROP title;', 'a column of ticket is dropped'],
    ['ALTER TABLE ticket RENAME COLUMN title TO words;', 'ticket is renamed'],
    ['ALTER TABLE ticket RENAME TO request;', 'ticket is renamed'],
    ['ALTER TABLE ticket ALTER COLUMN title TYPE varchar(10);', 'changes its type'],
    ['ALTER TABLE ticket ALTER title SET NOT NULL;', 'may write nothing'],
    ['ALTER TABLE ticket ADD COLUMN a text, ADD COLUMN b numeric(10, 2) NOT NULL;', 'has no default'],
    ['-- We contract: later\nALTER TABLE ticket\n  DROP COLUMN title;', 'a column of ticket is dropped'],
  ])('and %j would not', (sql, sentence) => {
    expect(breaksTheOldVersion(sql).join('\n')).toContain(sentence)
  })

  test.each([
    'ALTER TABLE ticket ADD COLUMN a text, ADD COLUMN b numeric(10, 2) NOT NULL DEFAULT 0;',
    'CREATE TABLE bill (id uuid); ALTER TABLE bill ALTER COLUMN id SET NOT NULL; DROP TABLE bill;',
    'DROP FUNCTION find(text); CREATE FUNCTION find(text, int DEFAULT 1) RETURNS int AS $$ DROP TABLE x; $$ LANGUAGE sql;',
    'ALTER TABLE ticket DROP CONSTRAINT ticket_status_check, ALTER COLUMN title DROP NOT NULL;',
    '-- contract: nothing has read it since the spring\nALTER TABLE ticket DROP COLUMN title;',
  ])('%j is fine', (sql) => {
    expect(breaksTheOldVersion(sql)).toEqual([])
  })
})

/** What was there when the product had no tables of any size yet. */
const LAST_WITHOUT = '20261207'
const newer = files.filter((file) => path.basename(path.dirname(file)) > LAST_WITHOUT)
const example = globSync('fences/migrations-next/*/migration.sql', { cwd: root }).sort()

describe('a migration keeps nobody waiting while it goes through a table', () => {
  test.each([...newer, ...example])('%s', (file) => {
    expect(keepsOthersWaiting(readFileSync(path.join(root, file), 'utf8'))).toEqual([])
  })

  test.each([
    ['CREATE INDEX a ON ticket (title);', 'nobody writes to ticket'],
    ['CREATE UNIQUE INDEX ON "ticket" (title);', 'nobody writes to ticket'],
    ['CREATE INDEX CONCURRENTLY a ON ticket (b); ALTER TABLE ticket ADD COLUMN c text;', 'stands alone'],
    ['ALTER TABLE ticket ADD CONSTRAINT a CHECK (b > 0);', 'is checked under a lock'],
    ['ALTER TABLE ticket ADD CONSTRAINT a FOREIGN KEY (b) REFERENCES c (d);', 'is checked under a lock'],
    ['ALTER TABLE ticket ADD CONSTRAINT a UNIQUE (estate_id, b);', 'nobody reads ticket'],
    ['ALTER TABLE ticket ADD COLUMN a uuid NOT NULL DEFAULT uuidv7();', 'every row of ticket is written'],
    [
      'ALTER TABLE ticket ADD CONSTRAINT a CHECK (b > 0) NOT VALID; ALTER TABLE ticket VALIDATE CONSTRAINT a;',
      'by the next migration',
    ],
    ['-- Not brief at all\nCREATE INDEX a ON ticket (title);', 'nobody writes to ticket'],
  ])('and %j would', (sql, sentence) => {
    expect(keepsOthersWaiting(sql).join('\n')).toContain(sentence)
  })

  test.each([
    '-- Built while writes go on.\nCREATE UNIQUE INDEX CONCURRENTLY a ON ticket (estate_id, b);',
    'ALTER TABLE ticket ADD CONSTRAINT a UNIQUE USING INDEX b;',
    'ALTER TABLE ticket ADD CONSTRAINT a CHECK (b > 0) NOT VALID, ADD COLUMN c int NOT NULL DEFAULT 0;',
    'ALTER TABLE ticket VALIDATE CONSTRAINT a;',
    "ALTER TABLE ticket ADD COLUMN a timestamptz NOT NULL DEFAULT now(), ADD COLUMN b jsonb DEFAULT '{}';",
    'CREATE TABLE bill (id uuid); CREATE INDEX a ON bill (id); ALTER TABLE bill ADD CONSTRAINT b CHECK (id IS NULL);',
    '-- brief: there are five plans\nCREATE INDEX a ON plan (key);',
  ])('%j does not', (sql) => {
    expect(keepsOthersWaiting(sql)).toEqual([])
  })
})
