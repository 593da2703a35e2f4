/** The first tests of a module: its rules, and its commands against PostgreSQL. */
export const testFiles = (names) => [
  [`src/modules/${names.name}/${names.noun}.test.ts`, rulesTest(names)],
  [`src/modules/${names.name}/service.itest.ts`, serviceTest(names)],
]

const rulesTest = ({ noun, words }) => `
import { describe, expect, it } from 'vitest'
import { statesBefore } from './${noun}'

describe('the states of a ${words}', () => {
  it('lead from open to closed, and nowhere back', () => {
    expect(statesBefore('closed')).toEqual(['open'])
    expect(statesBefore('open')).toEqual([])
  })
})
`

const serviceTest = ({ key, entity, words }) => `
import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'

async function desk() {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: ['administrator'] })
  return { estate, api: callerAs({ estate, member }).${key} }
}

describe('a ${words}', () => {
  it('is added, listed and closed by the administrator', async () => {
    const { api } = await desk()
    const { id } = await api.add({ name: 'The first' })
    expect((await api.list({})).items).toMatchObject([{ id, name: 'The first', status: 'open' }])
    await api.close({ id })
    expect((await api.list({ status: ['open'] })).items).toEqual([])
  })

  it('is closed once, however many try at the same time', async () => {
    const { api } = await desk()
    const { id } = await api.add({ name: 'Wanted by many' })
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => api.close({ id })))
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
  })

  it('is not found from another estate', async () => {
    const [here, there] = [await desk(), await desk()]
    const ${entity} = await here.api.add({ name: 'Ours' })
    expect((await there.api.list({})).items).toEqual([])
    await expect(there.api.close({ id: ${entity}.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is nothing to somebody without the permission', async () => {
    const { estate } = await desk()
    const tenant = await makeMember(estate, { roles: ['tenant'] })
    await expect(callerAs({ estate, member: tenant }).${key}.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
`
