import pg from 'pg'

const COLUMNS = `select string_agg(format('%s.%s %s %s', table_name, column_name, data_type, is_nullable), chr(10)
  order by table_name, column_name) as value from information_schema.columns where table_schema = 'public'`

/** What must be alike in a database and in what came back of it, each as one value. */
const SHAPES = {
  migrations: `select string_agg(migration_name || checksum, ',' order by migration_name) as value
    from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  columns: COLUMNS,
  fences: `select string_agg(format('%s %s %s', oid::regclass, relrowsecurity, relforcerowsecurity), chr(10)
    order by oid::regclass::text) as value from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  policies: `select string_agg(format('%s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check), chr(10)
    order by tablename, policyname) as value from pg_policies`,
  constraints: `select string_agg(format('%s %s %s', conrelid::regclass, pg_get_constraintdef(oid), convalidated), chr(10)
    order by conrelid::regclass::text, conname) as value from pg_constraint where connamespace = 'public'::regnamespace`,
  functions: `select string_agg(format('%s %s', oid::regprocedure, md5(prosrc)), chr(10) order by oid::regprocedure::text)
    as value from pg_proc where pronamespace = 'public'::regnamespace`,
  grants: `select string_agg(format('%s %s', oid::regclass, relacl), chr(10) order by oid::regclass::text) as value
    from pg_class where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  roles: `select string_agg(format('%s %s %s %s', rolname, rolcanlogin, rolsuper, rolbypassrls), chr(10) order by rolname)
    as value from pg_roles where rolname like 'gatehouse%'`,
}

/**
 * Every table's number of rows and the sum of their contents, and the shape of everything, at one moment.
 * @param {string} url of a role that reads every row
 * @returns {Promise<{ shapes: Record<string, string>, tables: Map<string, string> }>}
 */
export async function picture(url) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const shapes = {}
    for (const [name, sql] of Object.entries(SHAPES))
      shapes[name] = (await client.query(sql)).rows[0].value ?? ''
    const { rows } = await client.query(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relispartition is not true
         and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) order by 1`,
    )
    const tables = new Map()
    for (const { name } of rows) {
      const { rows } = await client.query(
        `select count(*) || ' rows, sum ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as value from ${name} t`,
      )
      tables.set(name, rows[0].value)
    }
    return { shapes, tables }
  } finally {
    await client.end()
  }
}

/**
 * What is not as it should be. A table that was written to during the backup may be as it was before or after.
 * @param {{ before: Picture, after: Picture, restored: Picture }} pictures
 * @typedef {Awaited<ReturnType<typeof picture>>} Picture
 * @returns {string[]} a sentence each
 */
export function differences({ before, after, restored }) {
  const shapes = Object.keys(before.shapes)
    .filter((name) => restored.shapes[name] !== before.shapes[name])
    .map((name) => `The ${name} of the restored database are not those of the source.`)
  const names = new Set([...before.tables.keys(), ...restored.tables.keys()])
  const tables = [...names].flatMap((name) => {
    const found = restored.tables.get(name)
    const right = [before.tables.get(name), after.tables.get(name)]
    const busy = right[0] !== right[1]
    if (right.includes(found) || (busy && found !== undefined)) return []
    return [
      `${name} has ${found ?? 'nothing'} in the restored database, and ${right[0] ?? 'nothing'} in the source.`,
    ]
  })
  return [...shapes, ...tables]
}

/** The foreign keys of a database that do not hold, which nothing checks again of what is copied. */
export async function brokenKeys(url) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query(`
      select c.conname as name, c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
        (select string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ')
           from unnest(c.conkey, c.confkey) as k (child, parent)
           join pg_attribute ca on ca.attrelid = c.conrelid and ca.attnum = k.child
           join pg_attribute pa on pa.attrelid = c.confrelid and pa.attnum = k.parent) as matches,
        (select string_agg(format('c.%I is not null', ca.attname), ' and ')
           from unnest(c.conkey) as k (child) join pg_attribute ca on ca.attrelid = c.conrelid and ca.attnum = k.child)
           as present
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`)
    const broken = []
    for (const { name, child, parent, matches, present } of rows) {
      const { rowCount } = await client.query(
        `select from ${child} c where ${present} and not exists (select from ${parent} p where ${matches}) limit 1`,
      )
      if (rowCount > 0) broken.push(`The rows of ${child} do not keep ${name}.`)
    }
    return broken
  } finally {
    await client.end()
  }
}
