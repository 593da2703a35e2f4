import pg from 'pg'

export const listener = new pg.Client()
