import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const quiet = { error: console.error, warning: console.warn, info: () => undefined, debug: () => undefined }

/**
 * Creates the job queue's own schema, or brings it up to date, and opens it to the one role that uses it. The
 * application's role gets nothing there: a job holds what another estate wrote, and is asked for through `job_request`.
 * @param {string} ownerUrl
 */
export async function ensureWorkerSchema(ownerUrl) {
  const logger = new Logger(() => (level, message) => quiet[level](message))
  await runMigrations({ connectionString: ownerUrl, logger })
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  try {
    await owner.query(opened)
  } finally {
    await owner.end()
  }
}

// graphile-worker turns row-level security on, so that without a policy only the owner sees a job.
const opened = `
  grant usage on schema graphile_worker to gatehouse_across;
  grant select, insert, update, delete on all tables in schema graphile_worker to gatehouse_across;
  grant usage, select on all sequences in schema graphile_worker to gatehouse_across;
  do $$
  declare fenced regclass;
  begin
    for fenced in
      select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
    loop
      execute format('drop policy if exists across_estates on %s', fenced);
      execute format('create policy across_estates on %s to gatehouse_across using (true) with check (true)', fenced);
    end loop;
  end $$`
