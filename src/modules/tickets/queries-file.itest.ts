import { describe, expect, it } from 'vitest'
import { readSheet } from '@/modules/registry/import/read-sheet'
import { serveDownload } from '@/server/downloads'
import { requestOf, type Visitor } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'

const get = (visitor: Visitor, search = '') =>
  serveDownload(new Request(`http://x/api/export/tickets/list${search}`), requestOf(visitor), {
    module: 'tickets',
    what: 'list',
  })

async function desk() {
  const estate = await makeEstate({ timeZone: 'Asia/Kolkata' })
  const manager = await makeMember(estate, { name: 'Ann Dube', roles: ['administrator'] })
  const { db } = ctxFor(estate)
  const category = await db.ticketCategory.create({ data: { name: 'Water' }, select: { id: true } })
  const report = (number: string, title: string, status = 'submitted') =>
    db.ticket.create({
      data: {
        number,
        title,
        status,
        description: '',
        categoryId: category.id,
        place: '@pool',
        reporterId: manager.id,
        createdById: manager.id,
        createdAt: new Date('2026-03-01T20:15:00Z'),
      },
      select: { id: true },
    })
  return { estate, manager, report }
}

describe('the list of tickets as a file', () => {
  it('has what its filter shows, times by the estate’s own clock, and nothing that a spreadsheet would run', async () => {
    const { estate, manager, report } = await desk()
    await report('MNT-2026-0001', '=cmd|calc')
    await report('MNT-2026-0002', 'A leak', 'closed')
    const open = await (await get({ estate, member: manager }, '?format=csv')).text()
    expect(open).toContain("MNT-2026-0001,'=cmd|calc,New,Medium,Water,,'@pool,Ann Dube,,2026-03-02 01:45")
    expect(open).not.toContain('A leak')
    const closed = await (
      await get({ estate, member: manager }, '?format=csv&status=closed&category=nonsense')
    ).text()
    expect(closed).toContain('A leak')
    expect(closed).not.toContain('calc')
  })

  it('is a workbook with dates that a spreadsheet counts with', async () => {
    const { estate, manager, report } = await desk()
    await report('MNT-2026-0001', 'A leak')
    const answer = await get({ estate, member: manager })
    expect(answer.headers.get('content-disposition')).toContain('tickets.xlsx')
    const sheet = await readSheet(Buffer.from(await answer.arrayBuffer()), 'tickets.xlsx')
    expect(sheet.rows.at(-1)).toMatchObject({ cells: expect.arrayContaining(['MNT-2026-0001', 'A leak']) })
  })

  it('is for those who may take it out, never of another estate, and stands in the audit trail', async () => {
    const [ours, theirs] = [await desk(), await desk()]
    await theirs.report('MNT-2026-0009', 'Their secret')
    for (const role of ['technician', 'guard', 'committee', 'communications'] as const) {
      const member = await makeMember(ours.estate, { roles: [role] })
      await expect(get({ estate: ours.estate, member })).rejects.toThrow('no right')
    }
    await expect(get({ estate: ours.estate })).rejects.toThrow('sign in')
    await expect(get({ estate: theirs.estate, member: ours.manager })).rejects.toThrow('sign in')
    const all = await (
      await get({ estate: ours.estate, member: ours.manager }, '?view=all&format=csv')
    ).text()
    expect(all).not.toContain('Their secret')
    const event = await ctxFor(ours.estate).db.event.findFirst({
      where: { name: 'list.exported' },
      select: { actorId: true, payload: true },
    })
    expect(event).toEqual({
      actorId: ours.manager.id,
      payload: { list: 'tickets', rows: 0, format: 'csv' },
    })
  })

  it('holds ten thousand rows, every page of them once', async () => {
    const { estate, manager, report } = await desk()
    const { id } = await report('MNT-2026-0001', 'A leak')
    await ctxFor(estate).db.$executeRaw`
      INSERT INTO ticket (number, category_id, title, description, place, reporter_id, created_by_id)
      SELECT 'MNT-2026-' || n, t.category_id, 'Leak ' || n, '', 'pool', t.reporter_id, t.created_by_id
      FROM ticket t, generate_series(2, 10000) n WHERE t.id = ${id}::uuid`
    const text = await (await get({ estate, member: manager }, '?format=csv')).text()
    const numbers = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(new Set(numbers).size).toBe(10_000)
  }, 30_000)
})
