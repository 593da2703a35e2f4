import { createHmac } from 'node:crypto'

/** The roles that log in, by the short name that `npm run -s db:url -- NAME` takes. */
export const loginRoles = {
  app: { role: 'gatehouse_app', variable: 'APP_DATABASE_URL' },
  account: { role: 'gatehouse_account', variable: 'ACCOUNT_DATABASE_URL' },
  across: { role: 'gatehouse_across', variable: 'ACROSS_DATABASE_URL' },
}

/** Owns the search functions; nobody logs in as it. */
export const searchRole = 'gatehouse_search'

/**
 * The password of a role that was made by us: known to everyone who knows the owner's, and to nobody else.
 * @param {string} ownerUrl
 * @param {string} role
 */
export function rolePassword(ownerUrl, role) {
  const key = decodeURIComponent(new URL(ownerUrl).password) || 'gatehouse'
  return createHmac('sha256', key).update(role).digest('hex').slice(0, 32)
}

/**
 * The connection string of one role on the owner's database.
 * @param {string} ownerUrl
 * @param {keyof typeof loginRoles} name
 * @param {Record<string, string | undefined>} env what may override it
 */
export function roleUrl(ownerUrl, name, env = {}) {
  const { role, variable } = loginRoles[name]
  if (env[variable]) return env[variable]
  const url = new URL(ownerUrl)
  url.username = role
  url.password = rolePassword(ownerUrl, role)
  return url.href
}

/**
 * The variables that tell the product its database, one for each role.
 * @param {string} ownerUrl
 * @param {Record<string, string | undefined>} env what may override them
 */
export function databaseEnv(ownerUrl, env = {}) {
  return {
    DATABASE_URL: ownerUrl,
    APP_DATABASE_URL: roleUrl(ownerUrl, 'app', env),
    ACCOUNT_DATABASE_URL: roleUrl(ownerUrl, 'account', env),
    ACROSS_DATABASE_URL: roleUrl(ownerUrl, 'across', env),
  }
}
