import pg from 'pg'

/** One statement as the database's owner, for tests that look at the catalogue or past the fences. */
export async function asOwner<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** One statement as the role across estates, which sees every row. */
export async function acrossEstates<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  url = process.env.ACROSS_DATABASE_URL,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** One statement as a search function runs its own: as the role that owns it, with the settings it has. */
export async function asSearchFunction<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ setting: string }>(
      'SELECT unnest(proconfig) AS setting FROM pg_proc WHERE proname = $1',
      [name],
    )
    for (const { setting } of rows) {
      const [key, value] = setting.split('=')
      await client.query('SELECT set_config($1, $2, false)', [key, value?.replaceAll('"', '')])
    }
    // Whether an index can serve is the question, not what the planner thinks of a table that other tests fill meanwhile.
    await client.query('SET enable_seqscan = off')
    await client.query('SET ROLE gatehouse_search')
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
