import { describe, expect, it } from 'vitest'
import { asOwner } from '@/testing/owner'
import { PLATFORM_TABLES } from './fences'

type Table = { name: string; secured: boolean; forced: boolean }
type Policy = {
  tablename: string
  policyname: string
  roles: string
  qual: string | null
  with_check: string | null
}

const tables = await asOwner<Table>(
  `SELECT relname AS name, relrowsecurity AS secured, relforcerowsecurity AS forced FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
)
const policies = await asOwner<Policy>(
  `SELECT tablename, policyname, roles::text AS roles, qual, with_check FROM pg_policies WHERE schemaname = 'public'`,
)
const estateTables = tables.filter((table) => !(table.name in PLATFORM_TABLES)).map((table) => table.name)

describe('every table of the database', () => {
  it('is an estate’s, or on the short list of platform tables', () => {
    expect(estateTables.length).toBeGreaterThan(10)
    for (const name of Object.keys(PLATFORM_TABLES)) expect(tables.map((table) => table.name)).toContain(name)
  })

  it.each(estateTables)('%s has row-level security that not even its owner passes', (name) => {
    expect(tables.find((table) => table.name === name)).toMatchObject({ secured: true, forced: true })
  })

  it.each(estateTables)(
    '%s is open to the application role for the estate of the transaction alone',
    (name) => {
      const forApp = policies.filter(
        (policy) => policy.tablename === name && /gatehouse_app|public/.test(policy.roles),
      )
      expect(forApp).toEqual([
        expect.objectContaining({
          policyname: 'estate',
          roles: '{gatehouse_app}',
          qual: '(estate_id = current_estate())',
          with_check: '(estate_id = current_estate())',
        }),
      ])
    },
  )

  it.each(estateTables)('%s fills its estate itself and begins every key with it', async (name) => {
    const [column] = await asOwner<{ nullable: string; filled: string | null }>(
      `SELECT is_nullable AS nullable, column_default AS filled FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND column_name = 'estate_id'`,
      [name],
    )
    expect(column?.nullable).toBe('NO')
    expect(column?.filled).toContain("current_setting('app.estate_id'")
    const keys = await asOwner<{ def: string }>(
      `SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conrelid = $1::text::regclass AND contype IN ('p', 'u')
       UNION ALL SELECT replace(indexdef, ' NULLS NOT DISTINCT', '') FROM pg_indexes WHERE schemaname || '.' || tablename = 'public.' || $1::text AND indexdef LIKE 'CREATE UNIQUE%'`,
      [name],
    )
    for (const { def } of keys) expect(def).toMatch(/\(estate_id\b/)
  })

  it.each(estateTables)('%s refers to other rows only together with their estate', async (name) => {
    const references = await asOwner<{ def: string; target: string }>(
      `SELECT pg_get_constraintdef(oid) AS def, confrelid::regclass::text AS target FROM pg_constraint
       WHERE conrelid = $1::regclass AND contype = 'f'`,
      [name],
    )
    expect(references.some(({ target }) => target === 'estate')).toBe(true)
    for (const { def, target } of references)
      if (!(target in PLATFORM_TABLES))
        expect(def).toMatch(/FOREIGN KEY \(estate_id, .*REFERENCES \w+\(estate_id, /)
  })
})

describe('the roles of the application', () => {
  it('own nothing and pass no fence', async () => {
    const roles = await asOwner<{ name: string; strong: boolean; owned: number }>(
      `SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS strong,
         (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
       FROM pg_roles WHERE rolname LIKE 'gatehouse%' AND rolcanlogin AND rolname <> current_user`,
    )
    expect(roles.map((role) => role.name)).toEqual(
      expect.arrayContaining(['gatehouse_app', 'gatehouse_account', 'gatehouse_across']),
    )
    for (const role of roles) expect(role).toMatchObject({ strong: false, owned: 0 })
  })

  it('leave accounts and estates apart: the application role reads no account, the account role no estate’s row', async () => {
    const may = async (role: string, table: string) =>
      (
        await asOwner<{ may: boolean }>(`SELECT has_table_privilege($1, $2, 'SELECT') AS may`, [role, table])
      )[0]?.may
    for (const table of [
      'account',
      'password_reset',
      'operator',
      'platform_event',
      'job_request',
      'rate_limit',
    ])
      expect([table, await may('gatehouse_app', table)]).toEqual([table, false])
    for (const table of estateTables)
      expect([table, await may('gatehouse_account', table)]).toEqual([table, false])
  })

  it('may only add to what must never change', async () => {
    const rights = await asOwner<{ grantee: string; privilege_type: string }>(
      `SELECT grantee, privilege_type FROM information_schema.role_table_grants
       WHERE table_name IN ('event', 'platform_event') AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE') AND grantee LIKE 'gatehouse\\_a%'`,
    )
    expect(rights).toEqual([])
  })
})

describe('doors through the fences', () => {
  it('are functions of a role that can’t sign in, with a pinned search path and the estate inside', async () => {
    const doors = await asOwner<{
      name: string
      owner: string
      pinned: boolean
      source: string
      canlogin: boolean
      open: boolean
    }>(
      `SELECT p.proname AS name, r.rolname AS owner, r.rolcanlogin AS canlogin, pg_get_functiondef(p.oid) AS source,
         EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%') AS pinned,
         has_function_privilege('public', p.oid, 'EXECUTE') AS open
       FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
    )
    expect(doors.length).toBeGreaterThan(0)
    for (const door of doors) {
      expect(door).toMatchObject({ owner: 'gatehouse_search', canlogin: false, pinned: true, open: false })
      expect(door.source).toMatch(/current_estate\(\)|estate_id = (\w+\.)?estate\b/)
    }
  })

  it('are not views: those run as who asks, and nothing is materialised', async () => {
    const views = await asOwner<{ name: string; kind: string; options: string[] | null }>(
      `SELECT relname AS name, relkind AS kind, reloptions AS options FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
    )
    for (const view of views) {
      expect(view.kind).toBe('v')
      expect(view.options).toContain('security_invoker=true')
    }
  })
})
