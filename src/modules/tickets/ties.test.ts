import '@/registry/install'
import { describe, expect, it } from 'vitest'
import { memberActor } from '@/server/auth/session'
import type { Role } from '@/server/permissions'
import { reaches, sideOf } from './ties'

const person = (id: string, roles: Role[], unitIds: string[] = []) => {
  const ties = unitIds.map((unitId) => ({ unitId, relation: 'household' as const }))
  return memberActor({ id, name: id, accountId: id, sessionId: id, roles, ties })
}

const ticket = { reporterId: 'rita', assigneeId: 'thabo', householdUnitId: 'unit-7' }

describe('whose a ticket is', () => {
  it.each([
    ['the manager', person('mara', ['administrator']), true],
    ['facility', person('femi', ['facility']), true],
    ['finance, who looks on', person('fina', ['finance']), true],
    ['the technician who has it', person('thabo', ['technician']), true],
    ['another technician', person('otto', ['technician']), false],
    ['who reported it', person('rita', ['tenant'], ['unit-7']), true],
    ['who lives with them', person('sam', ['household'], ['unit-7']), true],
    ['a neighbour', person('nina', ['owner'], ['unit-8']), false],
    ['a guard', person('gus', ['guard']), false],
    ['somebody without any role', person('nemo', []), false],
    ['the reporter after all roles are gone', person('rita', []), false],
  ])('%s', (_, actor, sees) => {
    expect(reaches(actor, ticket, 'tickets:read')).toBe(sees)
  })

  it('is nobody’s at home once the reporter has moved out', () => {
    const movedOut = { ...ticket, householdUnitId: null }
    expect(reaches(person('newcomer', ['tenant'], ['unit-7']), movedOut, 'tickets:read')).toBe(false)
  })

  it.each([
    ['finance', person('fina', ['finance'])],
    ['the committee', person('cora', ['committee'])],
    ['communications', person('cleo', ['communications'])],
  ])('lets %s look on without a hand in it', (_, actor) => {
    for (const permission of ['tickets:comment', 'tickets:move', 'tickets:assign', 'tickets:edit'] as const)
      expect(reaches(actor, ticket, permission)).toBe(false)
    expect(sideOf(actor, ticket)).toBe('resident')
  })

  it('gives a committee member who lives there a hand in the own ticket alone', () => {
    const cora = person('cora', ['committee', 'owner'], ['unit-7'])
    expect(reaches(cora, ticket, 'tickets:comment')).toBe(true)
    expect(reaches(cora, { ...ticket, householdUnitId: 'unit-8' }, 'tickets:comment')).toBe(false)
  })
})

describe('the side of a ticket', () => {
  it('is staff’s for the desk and for the technician who has it', () => {
    expect(sideOf(person('mara', ['administrator']), ticket)).toBe('staff')
    expect(sideOf(person('thabo', ['technician']), ticket)).toBe('staff')
  })

  it('is the resident’s for a technician in the own home, until they have the ticket', () => {
    const atHome = person('otto', ['technician', 'tenant'], ['unit-7'])
    expect(sideOf(atHome, ticket)).toBe('resident')
    expect(sideOf(atHome, { assigneeId: 'otto' })).toBe('staff')
  })
})
