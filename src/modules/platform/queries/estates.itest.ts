import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import pg from 'pg'
import { unsafeAcrossEstates } from '@/server/db/client'
import { countMessages } from '@/server/room'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'

const desk = async () => callerAs({ console: await makeOperator('read_only') }).platform
const word = () => `w${randomUUID().slice(0, 12)}`

describe('the list of estates', () => {
  it('counts members, units and open tickets of each estate and no other', async () => {
    const name = word()
    const [busy, empty] = [await makeEstate({ name: `${name} A` }), await makeEstate({ name: `${name} B` })]
    const home = await makeUnit(busy)
    await makeUnit(busy)
    const resident = await makeMember(busy, { units: [{ id: home.id, relation: 'owner' }] })
    const ctx = ctxFor(busy)
    await makeMember(busy, { status: 'left' })
    const category = await ctx.db.ticketCategory.create({ data: { name: 'Water' }, select: { id: true } })
    for (const status of ['submitted', 'closed'])
      await ctx.db.ticket.create({
        data: {
          number: `MNT-${status}`,
          categoryId: category.id,
          title: 'A leak',
          description: '',
          place: 'pool',
          reporterId: resident.id,
          createdById: resident.id,
          status,
        },
        select: { id: true },
      })
    const { items, total } = await (await desk()).estates({ q: name })
    expect(total).toBe(2)
    expect(items).toMatchObject([
      { id: busy.id, members: 1, units: 2, openTickets: 1 },
      { id: empty.id, members: 0, units: 0, openTickets: 0, lastActivityAt: null },
    ])
  })

  it('finds an estate by name, address or city whatever the accents, and filters by state and country', async () => {
    const name = word()
    const here = await makeEstate({ name: `${name} São João`, country: 'KE' })
    await makeEstate({ name: `${name} Other`, country: 'NG', status: 'past_due' })
    const api = await desk()
    const ids = async (input: Parameters<typeof api.estates>[0]) =>
      (await api.estates(input)).items.map((estate) => estate.id)
    expect(await ids({ q: `${name.toUpperCase()} sao joao` })).toEqual([here.id])
    expect(await ids({ q: here.slug })).toEqual([here.id])
    expect(await ids({ q: name, country: ['KE', 'ZA'] })).toEqual([here.id])
    expect(await ids({ q: name, status: ['active'] })).toEqual([here.id])
    expect(await ids({ q: `${name}%` })).toEqual([])
  })

  it('goes through all estates page by page, each once, in either order', async () => {
    const name = word()
    for (let index = 0; index < 7; index++) await makeEstate({ name: `${name} ${index % 3}` })
    const api = await desk()
    const walk = async (sort: { by: 'name' | 'created'; down: boolean }) => {
      const seen: string[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await api.estates({ q: name, sort, cursor, limit: 2 })
        seen.push(...page.items.map((estate) => estate.id))
        cursor = page.nextCursor
      }
      return seen
    }
    for (const by of ['name', 'created'] as const) {
      const up = await walk({ by, down: false })
      expect(new Set(up).size).toBe(7)
      expect(await walk({ by, down: true })).toEqual(up.toReversed())
    }
  })

  it('tells storage, messages of the month, plan and what is paid in a month, and sorts by each', async () => {
    const name = word()
    const [small, large] = [await makeEstate({ name: `${name} A` }), await makeEstate({ name: `${name} B` })]
    const across = unsafeAcrossEstates('a test sets terms')
    const plan = await across.plan.findFirstOrThrow({ where: { key: 'village' }, select: { id: true } })
    const byHand = { planId: plan.id, paidUntil: new Date(Date.now() + 86_400_000) }
    await across.estate.update({ where: { id: small.id }, data: byHand, select: { id: true } })
    await makeUnit(small)
    await makeUnit(small)
    const { db } = ctxFor(large)
    await across.subscription.create({
      data: {
        estateId: large.id,
        customerId: `cus_${name}`,
        state: 'running',
        currency: 'ZAR',
        unitAmount: 2200n,
        quantity: 40,
      },
      select: { id: true },
    })
    await db.file.create({
      data: { name: 'a.pdf', mime: 'application/pdf', size: 5000, sha256: 'x' },
      select: { id: true },
    })
    await countMessages(ctxFor(large), 7)
    await makeMember(large)
    const api = await desk()
    const { items } = await api.estates({ q: name })
    expect(items).toMatchObject([
      { id: small.id, plan: 'Village', storage: 0n, messages: 0, revenue: 3000n, revenueCurrency: 'ZAR' },
      { id: large.id, storage: 5000n, messages: 7, revenue: 88_000n, revenueCurrency: 'ZAR', members: 1 },
    ])
    const ids = async (input: Parameters<typeof api.estates>[0]) =>
      (await api.estates({ q: name, ...input })).items.map((estate) => estate.id)
    for (const by of ['storage', 'messages', 'members', 'revenue', 'activity'] as const) {
      expect([by, await ids({ sort: { by, down: true } })]).toEqual([by, [large.id, small.id]])
      const first = await api.estates({ q: name, sort: { by, down: true }, limit: 1 })
      const rest = await ids({ sort: { by, down: true }, cursor: first.nextCursor })
      expect([by, rest]).toEqual([by, [small.id]])
    }
    expect(await ids({ plan: [plan.id] })).toEqual([small.id])
    expect(await ids({ currency: ['ZAR'] })).toEqual([small.id, large.id])
    expect(await ids({ currency: ['KES'] })).toEqual([])
  })

  it('narrows to trials that end soon, to a month of founding and to a switched feature', async () => {
    const name = word()
    const [trial, other] = [
      await makeEstate({ name: `${name} A`, status: 'trial' }),
      await makeEstate({ name: `${name} B`, features: ['!texts'] }),
    ]
    await unsafeAcrossEstates('a test sets terms').estate.update({
      where: { id: trial.id },
      data: {
        trialEndsAt: new Date(Date.now() + 3 * 86_400_000),
        createdAt: new Date('2024-02-29T23:00:00Z'),
      },
      select: { id: true },
    })
    const api = await desk()
    const ids = async (input: Parameters<typeof api.estates>[0]) =>
      (await api.estates({ q: name, ...input })).items.map((estate) => estate.id)
    expect(await ids({ ending: true })).toEqual([trial.id])
    expect(await ids({ founded: ['2024-02'] })).toEqual([trial.id])
    expect(await ids({ feature: ['!texts'] })).toEqual([other.id])
    expect(await ids({ feature: ['texts'] })).toEqual([])
    const [tried] = (await api.estates({ q: name, ending: true })).items
    expect(tried?.plan, 'an estate that tries has the plan that is for it').toBe('Estate')
  })

  it('sums the platform up, each figure as the list behind it has it', async () => {
    const api = await desk()
    // What no other test has, for they make estates meanwhile: a currency, and a month of the past year.
    const now = new Date()
    const createdAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 5, 12))
    const founded = createdAt.toISOString().slice(0, 7)
    const estate = await makeEstate({ status: 'past_due' })
    await unsafeAcrossEstates('a test sets when it was founded').estate.update({
      where: { id: estate.id },
      data: { createdAt },
      select: { id: true },
    })
    await unsafeAcrossEstates('a test sets what it pays').subscription.create({
      data: {
        estateId: estate.id,
        customerId: 'cus_sum',
        state: 'running',
        currency: 'XPF',
        unitAmount: 150n,
        quantity: 3,
      },
      select: { id: true },
    })
    const overview = await api.overview()
    expect(overview.founded).toHaveLength(12)
    expect(overview.founded).toContainEqual({ month: founded, count: 1 })
    expect(overview.revenue).toContainEqual({ currency: 'XPF', amount: 450n, estates: 1 })
    expect(overview.byStatus.find(({ status }) => status === 'past_due')?.count).toBeGreaterThan(0)
    for (const behind of [{ founded: [founded] }, { currency: ['XPF'] }]) {
      const { items, total } = await api.estates(behind)
      expect([total, items[0]?.id]).toEqual([1, estate.id])
    }
  })

  it('asks the database once, however many estates it shows', async () => {
    const name = word()
    for (let index = 0; index < 5; index++) await makeEstate({ name: `${name} ${index}` })
    const api = await desk()
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    try {
      const { items } = await api.estates({ q: name })
      const texts = queries.mock.calls.map(([query]: unknown[]) => textOf(query))
      expect(items).toHaveLength(5)
      expect(
        texts.filter((text) => /\b(FROM estate|FROM member|FROM unit|FROM ticket)\b/.test(text)),
      ).toHaveLength(1)
    } finally {
      queries.mockRestore()
    }
  })
})

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}
