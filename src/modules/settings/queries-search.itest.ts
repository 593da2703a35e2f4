import { describe, expect, it } from 'vitest'
import type { Role } from '@/server/permissions'
import { searchForPalette } from './queries-search'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'

async function found(role: Role, query: string, facts: Parameters<typeof makeEstate>[0] = {}) {
  const estate = await makeEstate(facts)
  const ctx = ctxFor(estate, await makeMember(estate, { roles: [role] }))
  return (await searchForPalette(ctx, query)).map(({ title, href }) => [title, href])
}

describe('the pages of the settings', () => {
  it('are found by words of their name and of what is set there', async () => {
    expect((await found('administrator', 'look'))[0]).toEqual(['Look', '/manage/settings/look'])
    expect(await found('administrator', 'logo')).toEqual([['Look', '/manage/settings/look']])
    expect(await found('administrator', 'HOLI wor')).toEqual([
      ['Working hours and holidays', '/manage/settings/hours'],
    ])
  })

  it('are found by those alone who may open them', async () => {
    expect(await found('facility', 'holidays')).toHaveLength(1)
    expect(await found('facility', 'logo')).toEqual([])
    expect(await found('owner', 'holidays')).toEqual([])
  })

  it('are not found where the estate has not what they are for', async () => {
    expect(await found('administrator', 'own words')).toHaveLength(1)
    expect(await found('administrator', 'own words', { features: ['!texts'] })).toEqual([])
  })
})
