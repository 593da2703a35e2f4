import { expect, it, describe } from 'vitest'
import { requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { enterByHandover, handoverTo } from './handover'

const after = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe('a hand-over', () => {
  async function handed() {
    const estate = await makeEstate()
    const { accountId } = await makeMember(estate)
    const href = await handoverTo(estate, accountId, requestOf({ apex: true }))
    expect(href).toContain(`//${estate.slug}.`)
    return { estate, accountId, token: href.split('#')[1] ?? '' }
  }

  it('lets in once', async () => {
    const { estate, token } = await handed()
    const entries = await Promise.all([1, 2, 3].map(() => enterByHandover(requestOf({ estate }), token)))
    expect(entries.filter((entry) => entry !== null)).toHaveLength(1)
  })

  it('is void after a minute, on every other site, and in another browser', async () => {
    const late = await handed()
    expect(
      await enterByHandover(requestOf({ estate: late.estate }, { now: () => after(1.1) }), late.token),
    ).toBeNull()
    const elsewhere = await handed()
    expect(await enterByHandover(requestOf({ estate: await makeEstate() }), elsewhere.token)).toBeNull()
    expect(await enterByHandover(requestOf({ console: null }), elsewhere.token)).toBeNull()
    const stolen = await handed()
    expect(
      await enterByHandover({ ...requestOf({ estate: stolen.estate }), userAgent: 'another' }, stolen.token),
    ).toBeNull()
    expect(await enterByHandover(requestOf({ estate: stolen.estate }), 'x'.repeat(43))).toBeNull()
  })
})
