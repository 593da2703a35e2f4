// red: house/pg-in-db-only
import pg from 'pg'

export const pool = new pg.Pool()
