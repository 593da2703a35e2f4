import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import pg from 'pg'
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
