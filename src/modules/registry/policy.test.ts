import { describe, expect, it } from 'vitest'
import { grantsOf, ROLES, type Role, type Scope } from '@/server/permissions'
import { registry } from './manifest'
import { mayReadContact } from './policy'

const actorOf = (role: Role, unitIds: string[] = []) => {
  const held = grantsOf([role], [registry.grants])
  const none: ReadonlySet<Scope> = new Set()
  return {
    kind: 'member' as const,
    id: 'me',
    name: 'Me',
    accountId: 'account',
    sessionId: 'session',
    roles: [role],
    unitIds,
    scopes: (permission: string) => held.get(permission) ?? none,
  }
}

const scope = (role: Role, permission: string) => [...actorOf(role).scopes(permission)].join() || '–'

/** The rows of the permission table that are the registry's: estate, unit, own, assigned, or none. */
const TABLE: Record<Role, readonly string[]> = {
  administrator: ['estate', 'estate', 'estate', 'estate', 'estate', 'estate', 'estate', 'estate', 'estate'],
  finance: ['estate', '–', 'estate', 'estate', '–', '–', '–', '–', 'estate'],
  facility: ['estate', '–', 'estate', 'estate', '–', 'estate', '–', '–', 'estate'],
  communications: ['estate', '–', 'estate', 'estate', '–', '–', '–', '–', '–'],
  guard: ['estate', '–', 'estate', '–', '–', 'estate', '–', '–', '–'],
  committee: ['estate', '–', 'estate', 'estate', '–', '–', '–', '–', '–'],
  technician: ['assigned', '–', 'assigned', '–', '–', '–', '–', '–', '–'],
  owner: ['unit', '–', 'unit', 'unit', '–', 'unit', 'unit', '–', '–'],
  tenant: ['unit', '–', 'unit', 'unit', '–', 'unit', 'unit', '–', '–'],
  household: ['unit', '–', 'unit', 'own', '–', 'unit', 'unit', '–', '–'],
}
const PERMISSIONS = [
  'units:read',
  'units:write',
  'people:read',
  'people:readContact',
  'people:write',
  'vehicles:read',
  'vehicles:write',
  'registry:import',
  'registry:export',
]

describe('the rights of each role in the registry', () => {
  it.each(ROLES)('of %s are those of the table', (role) => {
    expect(PERMISSIONS.map((permission) => scope(role, permission))).toEqual(TABLE[role])
  })

  it('name every permission of the registry', () => {
    expect(Object.keys(registry.grants).sort()).toEqual([...PERMISSIONS].sort())
  })
})

describe('phones and addresses', () => {
  const inUnit = (id: string, unit: string, resident = true) => ({
    id,
    occupancies: [{ resident, unit: { id: unit } }],
  })

  it('are read by staff who need them, and by no guard or technician', () => {
    const readers = ROLES.filter((role) => mayReadContact(actorOf(role), inUnit('someone', 'u1')))
    expect(readers).toEqual(['administrator', 'finance', 'facility', 'communications', 'committee'])
  })

  it('are read by a household’s owners and tenants among themselves, not of an owner who lives elsewhere', () => {
    expect(mayReadContact(actorOf('tenant', ['u1']), inUnit('someone', 'u1'))).toBe(true)
    expect(mayReadContact(actorOf('tenant', ['u1']), inUnit('someone', 'u1', false))).toBe(false)
    expect(mayReadContact(actorOf('tenant', ['u1']), inUnit('someone', 'u2'))).toBe(false)
    expect(mayReadContact(actorOf('household', ['u1']), inUnit('someone', 'u1'))).toBe(false)
    expect(mayReadContact(actorOf('household', ['u1']), inUnit('me', 'u1'))).toBe(true)
  })
})
