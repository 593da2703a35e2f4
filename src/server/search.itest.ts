import { afterEach, describe, expect, it } from 'vitest'
import { MODULES } from '@/registry/modules'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { installModules, type Manifest, type SearchHit } from './module'
import { searchEverything } from './search'

afterEach(() => installModules(MODULES))

const hit = (id: string): SearchHit => ({ id, title: id, subtitle: '', href: `/${id}`, icon: 'wrench' })

const searching = (name: string, find: (query: string) => Promise<SearchHit[]>): Manifest => ({
  name,
  grants: {},
  navigation: [],
  search: { permission: 'tickets:read', load: async () => (_, query) => find(query) },
})

/** The product's modules for their grants, none of them searching, and these beside them. */
function installBeside(...manifests: Manifest[]) {
  installModules([...MODULES.map((module) => ({ ...module, search: undefined })), ...manifests])
}

describe('the search over everything', () => {
  it('asks each module, shows a few of each, and leaves out who found nothing', async () => {
    const estate = await makeEstate()
    const ctx = ctxFor(estate, await makeMember(estate, { roles: ['facility'] }))
    installBeside(
      searching('people', async (query) =>
        Array.from({ length: 20 }, (_, index) => hit(`${query}-${index}`)),
      ),
      searching('cars', async () => []),
      searching('gates', async () => [hit('gate')]),
    )
    const groups = await searchEverything(ctx, 'leak')
    expect(groups.map(({ module, hits }) => [module, hits.length])).toEqual([
      ['people', 6],
      ['gates', 1],
    ])
    expect(groups[0]?.hits[0]).toEqual(hit('leak-0'))
  })

  it('shows what the others found where one fails', async () => {
    const estate = await makeEstate()
    const ctx = ctxFor(estate, await makeMember(estate, { roles: ['facility'] }))
    installBeside(
      searching('broken', () => Promise.reject(new Error('broken'))),
      searching('whole', async () => [hit('found')]),
    )
    expect(await searchEverything(ctx, 'leak')).toEqual([
      { module: 'broken', hits: [], failed: true },
      { module: 'whole', hits: [hit('found')], failed: false },
    ])
  })

  it('asks no module for which the reader lacks the right', async () => {
    const estate = await makeEstate()
    const ctx = ctxFor(estate, await makeMember(estate))
    installBeside(searching('people', async () => [hit('somebody')]))
    expect(await searchEverything(ctx, 'leak')).toEqual([])
  })
})
