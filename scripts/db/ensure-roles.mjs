import pg from 'pg'
import { Stop } from '../lib/project.mjs'
import { loginRoles, rolePassword, roleUrl, searchRole } from './roles.mjs'

/**
 * Creates the roles that migrations grant to, or brings them up to date. Cheap when nothing is to do; safe to run from
 * several processes at once.
 * @param {string} ownerUrl
 * @param {Record<string, string | undefined>} env connection strings that override a role's own
 */
export async function ensureRoles(ownerUrl, env = process.env) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const wanted = wantedRoles(ownerUrl, env)
    if ((await areSound(owner, wanted)) && (await canAllLogIn(wanted))) return
    await owner.query("select pg_advisory_lock(hashtext('gatehouse roles'))")
    await makeRoles(owner, wanted)
  } catch (error) {
    if (error.code === '42501') throw new Stop(mayNot(ownerUrl, error.message))
    throw error
  } finally {
    await owner.end()
  }
}

function wantedRoles(ownerUrl, env) {
  return Object.entries(loginRoles).map(([name, { role }]) => {
    const url = roleUrl(ownerUrl, name, env)
    const { username, password } = new URL(url)
    const ours = decodeURIComponent(username) === role
    return { role, url, password: ours ? decodeURIComponent(password) : rolePassword(ownerUrl, role) }
  })
}

async function areSound(owner, wanted) {
  const { rows } = await owner.query(
    `select rolname, rolcanlogin, rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as mighty,
            pg_has_role(current_user, oid, 'SET') as settable
       from pg_roles where rolname = any($1)`,
    [[searchRole, ...wanted.map(({ role }) => role)]],
  )
  const search = rows.find(({ rolname }) => rolname === searchRole)
  return (
    rows.length === wanted.length + 1 &&
    search.settable &&
    rows.every(({ rolname, rolcanlogin, mighty }) => !mighty && rolcanlogin === (rolname !== searchRole))
  )
}

async function canAllLogIn(wanted) {
  const outcomes = await Promise.allSettled(wanted.map(({ url }) => logIn(url)))
  const failure = outcomes.find(({ status }) => status === 'rejected')
  if (!failure) return true
  if (['28P01', '28000'].includes(failure.reason.code)) return false
  throw failure.reason
}

async function logIn(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.end()
}

const tiesWithAnotherProcess = (error) => error.code === '23505' || /concurrently updated/.test(error.message)

/** Roles belong to the whole server and our lock to one database, so a tie with another database's set-up is retried. */
async function makeRoles(owner, wanted, attempts = 10) {
  const statements = [
    roleStatement(searchRole, 'NOLOGIN'),
    ...wanted.map(({ role, password }) =>
      roleStatement(role, `LOGIN PASSWORD ${pg.escapeLiteral(password)}`),
    ),
    // Migrations hand functions over to it, which needs the right to act as it. A superuser has that anyway.
    `do $$ begin
       if not pg_has_role(current_user, '${searchRole}', 'SET') then
         execute format('grant ${searchRole} to %I with inherit false, set true', current_user);
       end if;
     end $$`,
  ]
  try {
    await owner.query(statements.join(';\n'))
  } catch (error) {
    if (attempts === 0 || !tiesWithAnotherProcess(error)) throw error
    await makeRoles(owner, wanted, attempts - 1)
  }
}

/** Only a superuser may so much as mention the mighty attributes, so they are named only where they must be taken away. */
function roleStatement(role, login) {
  return `do $do$
    begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role};
      end if;
      alter role ${role} ${login};
      if exists (select from pg_roles where rolname = '${role}'
                 and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)) then
        alter role ${role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
      end if;
    end $do$`
}

function mayNot(ownerUrl, reason) {
  const names = [...Object.values(loginRoles).map(({ role }) => role), searchRole].join(', ')
  const user = decodeURIComponent(new URL(ownerUrl).username)
  return (
    `The database user "${user}" may not set up the roles ${names} (${reason}). ` +
    `Give it CREATEROLE, or let an administrator create them (the first three with LOGIN, and "${searchRole}" granted ` +
    `to "${user}") and say their connection strings in APP_DATABASE_URL, ACCOUNT_DATABASE_URL and ACROSS_DATABASE_URL.`
  )
}
