import { describe, expect, it } from 'vitest'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import type { EstateInfo } from '@/server/context'
import { requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { estateFigures } from '../queries/figures'
import { countEstates } from './figures'

const at = (time: string) => ({ now: () => new Date(time) })
const rowsOf = ({ id }: EstateInfo) =>
  unsafeAcrossEstates('a test looks at what was counted').estateFigures.findMany({
    where: { estateId: id },
    orderBy: { day: 'asc' },
    omit: { estateId: true, countedAt: true },
  })

async function report(estate: EstateInfo, createdAt: string) {
  const { db } = ctxFor(estate)
  const member = await db.member.findFirstOrThrow({ select: { id: true } })
  const category =
    (await db.ticketCategory.findFirst({ select: { id: true } })) ??
    (await db.ticketCategory.create({ data: { name: 'Water' }, select: { id: true } }))
  await db.ticket.create({
    data: {
      number: `MNT-${createdAt}`,
      categoryId: category.id,
      title: 'A leak',
      description: '',
      place: 'pool',
      reporterId: member.id,
      createdById: member.id,
      createdAt: new Date(createdAt),
    },
    select: { id: true },
  })
}

async function sent(estate: EstateInfo, month: string, count: number) {
  await ctxFor(estate).db.messageCount.upsert({
    where: { estateId_month: { estateId: estate.id, month: new Date(month) } },
    create: { month: new Date(month), count },
    update: { count },
    select: { count: true },
  })
}

async function peopled() {
  const estate = await makeEstate()
  await makeUnit(estate)
  await makeUnit(estate)
  const here = await makeMember(estate)
  await makeMember(estate, { status: 'left' })
  return { estate, here }
}

describe('counting the estates', () => {
  it('keeps a day’s members, units, people seen, tickets, storage and messages of each estate', async () => {
    const { estate, here } = await peopled()
    const other = await makeMember(estate)
    const seen = (sessionId: string, time: string) =>
      accountDb().session.update({
        where: { id: sessionId },
        data: { lastSeenAt: new Date(time) },
        select: { id: true },
      })
    await seen(here.sessionId, '2031-05-10T08:00:00Z')
    await seen(other.sessionId, '2031-04-20T08:00:00Z')
    await report(estate, '2031-05-09T23:59:00Z')
    await report(estate, '2031-05-10T00:00:00Z')
    await sent(estate, '2031-05-01', 12)
    await ctxFor(estate).db.file.create({
      data: { name: 'plan.pdf', mime: 'application/pdf', size: 1234, sha256: 'x' },
      select: { id: true },
    })
    await countEstates(at('2031-05-10T10:23:00Z'), [estate.id])
    expect(await rowsOf(estate)).toEqual([
      {
        day: new Date('2031-05-10'),
        members: 2,
        units: 2,
        activeWeek: 1,
        activeMonth: 2,
        tickets: 1,
        storage: 1234n,
        messages: 12,
      },
    ])
  })

  it('may run twice and beside itself: the later count of a day stands', async () => {
    const { estate } = await peopled()
    await Promise.all([1, 2, 3].map(() => countEstates(at('2031-05-10T10:23:00Z'), [estate.id])))
    await makeUnit(estate)
    await countEstates(at('2031-05-10T11:23:00Z'), [estate.id])
    await countEstates(at('2031-05-10T11:23:00Z'), [estate.id])
    await makeUnit(estate)
    await countEstates(at('2031-05-10T09:23:00Z'), [estate.id])
    expect(await rowsOf(estate)).toMatchObject([{ units: 3 }])
  })

  it('counts a day to its end though the last run of it came before, also over the end of a month', async () => {
    const { estate } = await peopled()
    await sent(estate, '2031-05-01', 10)
    await countEstates(at('2031-05-31T18:23:00Z'), [estate.id])
    await report(estate, '2031-05-31T20:00:00Z')
    await sent(estate, '2031-05-01', 15)
    await sent(estate, '2031-06-01', 2)
    await countEstates(at('2031-06-02T06:23:00Z'), [estate.id])
    expect(await rowsOf(estate)).toMatchObject([
      { tickets: 1, messages: 15 },
      { tickets: 0, messages: 2 },
    ])
  })

  it('forgets what is older than a year and a bit, and invents no day on which nothing was counted', async () => {
    const { estate } = await peopled()
    await countEstates(at('2030-01-01T10:23:00Z'), [estate.id])
    await countEstates(at('2031-04-01T10:23:00Z'), [estate.id])
    await countEstates(at('2031-04-20T10:23:00Z'), [estate.id])
    expect((await rowsOf(estate)).map(({ day }) => day)).toEqual([
      new Date('2031-04-01'),
      new Date('2031-04-20'),
    ])
  })
})

describe('an estate over time', () => {
  it('shows what there was at the end of each month or week and what happened in it', async () => {
    const { estate } = await peopled()
    await sent(estate, '2031-05-01', 10)
    await report(estate, '2031-05-20T09:00:00Z')
    await countEstates(at('2031-05-20T10:23:00Z'), [estate.id])
    await sent(estate, '2031-05-01', 16)
    await makeUnit(estate)
    await report(estate, '2031-05-28T09:00:00Z')
    await countEstates(at('2031-05-28T10:23:00Z'), [estate.id])
    await sent(estate, '2031-06-01', 3)
    await countEstates(at('2031-06-03T10:23:00Z'), [estate.id])
    const figures = async (id: string, by: 'month' | 'week') => {
      const operator = await makeOperator('read_only')
      const request = requestOf({ console: operator }, at('2031-06-03T12:00:00Z'))
      return estateFigures({ operator, request }, { id, by })
    }
    expect(await figures(estate.id, 'month')).toMatchObject([
      { since: '2031-05-01', units: 3, tickets: 2, messages: 16 },
      { since: '2031-06-01', units: 3, tickets: 0, messages: 3 },
    ])
    expect(await figures(estate.id, 'week')).toMatchObject([
      { since: '2031-05-19', units: 2, tickets: 1, messages: 10 },
      { since: '2031-05-26', units: 3, tickets: 1, messages: 6 },
      { since: '2031-06-02', units: 3, tickets: 0, messages: 3 },
    ])
    const another = await makeEstate()
    expect(await figures(another.id, 'month')).toEqual([])
  })
})
