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
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.ACROSS_DATABASE_URL })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** One statement as the role that owns the search functions; the owner may act as it. */
export async function asSearchRole<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('SET ROLE gatehouse_search')
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
