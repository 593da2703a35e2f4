import type pg from 'pg'

/** The names of all migrations, in their order. */
export function migrationNames(folder?: string): string[]
/** Applies what the database lacks, and tells what that was. */
export function applyMigrations(owner: pg.Client, folder?: string): Promise<string[]>
