import { describe, expect, it } from 'vitest'
import './install'
import { memberActor } from '@/server/auth/session'
import type { Role } from '@/server/permissions'
import { wordsAt } from '@/testing/words-at'
import { MODULES } from './modules'
import { placesFor } from './navigation'

function actorWith(...roles: Role[]) {
  return memberActor({ id: 'm', name: 'Somebody', accountId: 'a', sessionId: 's', roles, ties: [] })
}

const hrefs = (shell: 'resident' | 'staff', ...roles: Role[]) =>
  placesFor(actorWith(...roles), shell).map((place) => place.href)

describe('the navigation', () => {
  it('leads an administrator to people, tickets and the import', () => {
    const places = hrefs('staff', 'administrator')
    expect(places).toEqual(expect.arrayContaining(['/manage/people', '/manage/tickets', '/manage/import']))
    expect(places.indexOf('/manage/people')).toBeLessThan(places.indexOf('/manage/tickets'))
  })

  it('leads a technician to the tickets, and not to the people of the estate', () => {
    expect(hrefs('staff', 'technician')).toContain('/manage/tickets')
    expect(hrefs('staff', 'technician')).not.toContain('/manage/people')
  })

  it.each(['finance', 'facility', 'communications', 'committee'] as const)(
    'keeps the import from %s',
    (role) => {
      expect(hrefs('staff', role)).not.toContain('/manage/import')
    },
  )

  it.each(['owner', 'tenant', 'household'] as const)(
    'shows %s the household and help, and no desk',
    (role) => {
      expect(hrefs('resident', role)).toEqual(expect.arrayContaining(['/household', '/help']))
      expect(hrefs('staff', role)).toEqual([])
    },
  )

  it('adds up what several roles hold', () => {
    expect(hrefs('staff', 'committee', 'owner')).toContain('/manage/tickets')
    expect(hrefs('resident', 'committee', 'owner')).toContain('/help')
  })

  it('leads somebody without a role nowhere', () => {
    expect([...hrefs('resident'), ...hrefs('staff')]).toEqual([])
  })

  it('has words for every place', () => {
    for (const { name, navigation } of MODULES)
      for (const { label } of navigation)
        expect(wordsAt(`${name}.${label}`), `${name}: ${label}`).toBeTypeOf('string')
  })
})
