export type LoginRole = 'app' | 'account' | 'across'
type Variables = Record<string, string | undefined>

export const loginRoles: Record<LoginRole, { role: string; variable: string }>
export const searchRole: string
/** The password of a role that was made by us: known to everyone who knows the owner's, and to nobody else. */
export function rolePassword(ownerUrl: string, role: string): string
/** The connection string of one role on the owner's database; its own variable in `env` wins. */
export function roleUrl(ownerUrl: string, name: LoginRole, env?: Variables): string
/** The variables that tell the product its database, one for each role. */
export function databaseEnv(
  ownerUrl: string,
  env?: Variables,
): Record<'DATABASE_URL' | 'APP_DATABASE_URL' | 'ACCOUNT_DATABASE_URL' | 'ACROSS_DATABASE_URL', string>
