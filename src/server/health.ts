import { accountQuery, estateQuery } from './db/client'
import { TABLES } from './db/tables'

/** No estate has it: a query behind the fences that finds nothing, but has to be let in. */
const NO_ESTATE = '00000000-0000-0000-0000-000000000000'

/** Whether this process can serve: both roles are let in, and every table of the data model is there. */
export async function isReady(): Promise<boolean> {
  try {
    const [tables] = await Promise.all([
      accountQuery<{ found: number }>(
        'SELECT count(*)::int AS found FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY($1)',
        [TABLES],
      ),
      estateQuery(NO_ESTATE, { text: 'SELECT 1 FROM member LIMIT 1' }),
    ])
    return tables[0]?.found === TABLES.length
  } catch {
    return false
  }
}
