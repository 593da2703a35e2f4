/** Roles that every estate has; a module's manifest says which of its permissions each one holds, and how far. */
export const ROLES = [
  'administrator',
  'finance',
  'facility',
  'communications',
  'guard',
  'committee',
  'technician',
  'owner',
  'tenant',
  'household',
] as const

export type Role = (typeof ROLES)[number]

/** Roles that make somebody staff: they get the staff shell. */
const STAFF_ROLES: readonly Role[] = [
  'administrator',
  'finance',
  'facility',
  'communications',
  'committee',
  'technician',
]

export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => STAFF_ROLES.includes(role))
}

/** Whoever works for the estate, at a desk or at the gate. */
export function isAtWork(roles: readonly Role[]): boolean {
  return isStaff(roles) || roles.includes('guard')
}

/**
 * How far a permission reaches: every row of the estate; rows of the member's own units; rows that the member made or
 * is the subject of; rows assigned to the member.
 */
export const SCOPES = ['estate', 'unit', 'own', 'assigned'] as const

export type Scope = (typeof SCOPES)[number]

/** A module's permissions, and for each the roles that hold it with their scope. */
export type Grants = Record<`${string}:${string}`, Partial<Record<Role, Scope>>>

/** Filled by each module's manifest: `interface Permissions extends PermissionsOf<typeof permissions> {}`. */
export interface Permissions {}

export type PermissionsOf<G extends Grants> = { [P in keyof G & string]: true }

export type Permission = keyof Permissions

/** A permission that operators have on the console; roles of operators hold them in one table. */
export const OPERATOR_PERMISSIONS = {
  'estates:read': ['owner', 'support', 'finance', 'read_only'],
  'estates:create': ['owner', 'support'],
  /** What an estate is called, where it stands and at which address. */
  'estates:edit': ['owner', 'support'],
  /** Which features an estate has. */
  'estates:features': ['owner', 'support'],
  'estates:suspend': ['owner', 'support'],
  /** Plan and payment of an estate, by hand. */
  'estates:bill': ['owner', 'finance'],
  'estates:extendTrial': ['owner', 'support', 'finance'],
  'estates:close': ['owner'],
  'plans:read': ['owner', 'support', 'finance', 'read_only'],
  'plans:write': ['owner', 'finance'],
  'jobs:read': ['owner', 'support', 'read_only'],
  'jobs:retry': ['owner', 'support'],
  'support:enter': ['owner', 'support'],
  'support:read': ['owner', 'support', 'read_only'],
  'notices:read': ['owner', 'support', 'finance', 'read_only'],
  'notices:write': ['owner', 'support'],
  'operators:read': ['owner', 'support', 'finance', 'read_only'],
  'operators:manage': ['owner'],
  /** One's own second factor. */
  'account:own': ['owner', 'support', 'finance', 'read_only'],
} as const

export type OperatorPermission = keyof typeof OPERATOR_PERMISSIONS

export type OperatorRole = 'owner' | 'support' | 'finance' | 'read_only'

export function operatorMay(role: OperatorRole, permission: OperatorPermission): boolean {
  const holders: readonly OperatorRole[] = OPERATOR_PERMISSIONS[permission]
  return holders.includes(role)
}

/** The scopes in which a set of roles holds each permission, out of every module's grants. */
export function grantsOf(
  roles: readonly Role[],
  modules: readonly Grants[],
): ReadonlyMap<string, ReadonlySet<Scope>> {
  const held = new Map<string, Set<Scope>>()
  for (const grants of modules)
    for (const [permission, byRole] of Object.entries(grants))
      for (const role of roles) {
        const scope = byRole[role]
        if (!scope) continue
        const scopes = held.get(permission) ?? new Set<Scope>()
        held.set(permission, scopes.add(scope))
      }
  return held
}

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value)
}
