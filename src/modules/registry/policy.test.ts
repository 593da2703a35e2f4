import { describe, expect, it } from 'vitest'
import '@/registry/install'
import { memberActor } from '@/server/auth/session'
import { ROLES, type Permission, type Role } from '@/server/permissions'
import { registry } from './manifest'
import { mayReadContact } from './policy'

type Relation = 'owner' | 'tenant' | 'household'

const actorOf = (roles: Role[], ties: { unitId: string; relation: Relation }[] = []) =>
  memberActor({ id: 'me', name: 'Me', accountId: 'account', sessionId: 'session', roles, ties })

const scope = (role: Role, permission: Permission) => [...actorOf([role]).scopes(permission)].join() || '–'

/** The rows of the permission table that are the registry's: estate, unit, own, assigned, or none. */
const TABLE: Record<Role, readonly string[]> = {
  administrator: [
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
  ],
  finance: [
    'estate',
    '–',
    'estate',
    'estate',
    '–',
    '–',
    '–',
    '–',
    'estate',
    'estate',
    'estate',
    '–',
    'estate',
    '–',
  ],
  facility: [
    'estate',
    '–',
    'estate',
    'estate',
    '–',
    'estate',
    '–',
    '–',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
    'estate',
  ],
  communications: ['estate', '–', 'estate', 'estate', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
  guard: ['estate', '–', 'estate', '–', '–', 'estate', '–', '–', '–', 'estate', '–', '–', '–', '–'],
  committee: ['estate', '–', 'estate', 'estate', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
  technician: ['assigned', '–', 'assigned', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
  owner: ['unit', '–', 'unit', 'unit', '–', 'unit', 'unit', '–', '–', '–', '–', '–', '–', '–'],
  tenant: ['unit', '–', 'unit', 'unit', '–', 'unit', 'unit', '–', '–', '–', '–', '–', '–', '–'],
  household: ['unit', '–', 'unit', 'own', '–', 'unit', 'unit', '–', '–', '–', '–', '–', '–', '–'],
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
  'builders:read',
  'builders:readTerms',
  'builders:write',
  'meters:read',
  'meters:write',
] as const

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
    const readers = ROLES.filter((role) => mayReadContact(actorOf([role]), inUnit('someone', 'u1')))
    expect(readers).toEqual(['administrator', 'finance', 'facility', 'communications', 'committee'])
  })

  it('are read by a household’s owners and tenants among themselves, not of an owner who lives elsewhere', () => {
    const [tenant, household] = [
      actorOf([], [{ unitId: 'u1', relation: 'tenant' }]),
      actorOf([], [{ unitId: 'u1', relation: 'household' }]),
    ]
    expect(mayReadContact(tenant, inUnit('someone', 'u1'))).toBe(true)
    expect(mayReadContact(tenant, inUnit('someone', 'u1', false))).toBe(false)
    expect(mayReadContact(tenant, inUnit('someone', 'u2'))).toBe(false)
    expect(mayReadContact(household, inUnit('someone', 'u1'))).toBe(false)
    expect(mayReadContact(household, inUnit('me', 'u1'))).toBe(true)
  })

  it('are not an owner’s in another unit, where they are a household member', () => {
    const both = actorOf(
      [],
      [
        { unitId: 'u1', relation: 'owner' },
        { unitId: 'u2', relation: 'household' },
      ],
    )
    expect(both.scopes('people:readContact')).toEqual(new Set(['unit', 'own']))
    expect(mayReadContact(both, inUnit('someone', 'u1'))).toBe(true)
    expect(mayReadContact(both, inUnit('someone', 'u2'))).toBe(false)
  })
})
