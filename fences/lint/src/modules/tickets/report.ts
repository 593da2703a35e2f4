// red: house/no-unsafe-raw-sql
type Db = { $queryRawUnsafe: (sql: string) => Promise<unknown> }

export const counted = (db: Db, table: string) => db.$queryRawUnsafe(`SELECT count(*) FROM ${table}`)
