import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { breaksTheOldVersion } from './migrations.mjs'

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
