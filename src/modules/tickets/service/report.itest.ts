import { beforeAll, describe, expect, it } from 'vitest'
import { ctxFor } from '@/testing/estate'
import { aFile, aReport, aTicket, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { callerAs } from '@/testing/caller'
import { moveTicket } from './change'
import { reportTicket, reportTicketFor } from './report'

let desk: HelpDesk
beforeAll(async () => {
  desk = await makeHelpDesk()
})

const asked = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining({ code, ...(fields && { details: expect.objectContaining({ fields }) }) })

const ofManager = (parts: object = {}) => ({
  ...aReport(desk),
  reporterId: desk.tenant.id,
  source: 'call' as const,
  ...parts,
})

describe('reporting', () => {
  it('numbers what twenty people report at once without a gap and without a double', async () => {
    const own = await makeHelpDesk()
    const people = [own.tenant, own.spouse, own.manager, own.facility]
    const reports = Array.from({ length: 20 }, (_, index) =>
      aTicket(own, people[index % people.length], { title: `Lamp ${index} is out` }),
    )
    const numbers = (await Promise.all(reports)).map(({ number }) => number).toSorted()
    const year = new Date().getFullYear()
    expect(numbers).toEqual(
      Array.from({ length: 20 }, (_, index) => `MNT-${year}-${String(index + 1).padStart(4, '0')}`),
    )
  })

  it('goes on while the reporter’s tie to the unit ends and begins again', async () => {
    const own = await makeHelpDesk()
    const { registry } = callerAs({ estate: own.estate, member: own.manager })
    const { db } = ctxFor(own.estate)
    const tie = await db.occupancy.findFirstOrThrow({ where: { memberId: own.tenant.id } })
    const turn = async () => {
      for (let round = 0; round < 10; round++) {
        await registry.occupancies.end({ id: tie.id })
        await registry.occupancies.reopen({ id: tie.id })
      }
    }
    const report = async (line: number) => {
      for (let round = 0; round < 8; round++)
        await reportTicketFor(ctxFor(own.estate, own.manager), {
          ...aReport(own, { title: `Lamp ${line}.${round} is out` }),
          reporterId: own.tenant.id,
          source: 'call',
        })
    }
    await Promise.all([turn(), report(1), report(2), report(3)])
    expect(await db.ticket.count()).toBe(24)
  })

  it('leaves no gap where a report is refused', async () => {
    const own = await makeHelpDesk()
    const first = await aTicket(own)
    await expect(aTicket(own)).rejects.toEqual(asked('tickets.reported_already'))
    const second = await aTicket(own, own.spouse, { title: 'Another thing' })
    expect([first.number.slice(-4), second.number.slice(-4)]).toEqual(['0001', '0002'])
  })

  it('is as urgent as its category, unless staff say otherwise', async () => {
    const { db } = ctxFor(desk.estate)
    const usual = await aTicket(desk, desk.tenant, { title: 'As usual' })
    const calm = await reportTicketFor(
      ctxFor(desk.estate, desk.manager),
      ofManager({ title: 'No hurry', priority: 'low' }),
    )
    const rows = await db.ticket.findMany({
      where: { id: { in: [usual.id, calm.id] } },
      orderBy: { id: 'asc' },
      select: { priority: true, source: true, reporterId: true, createdById: true },
    })
    expect(rows).toEqual([
      { priority: 'high', source: 'app', reporterId: desk.tenant.id, createdById: desk.tenant.id },
      { priority: 'low', source: 'call', reporterId: desk.tenant.id, createdById: desk.manager.id },
    ])
  })

  it('is about one of the own units or a common area', async () => {
    const place = { kind: 'unit', unitId: desk.unit.id } as const
    await expect(aTicket(desk, desk.neighbour, { place })).rejects.toEqual(
      asked('tickets.not_your_unit', { 'place.unitId': 'Choose one of your own units.' }),
    )
    await expect(
      aTicket(desk, desk.neighbour, { place: { kind: 'common', area: 'Pool' } }),
    ).resolves.toMatchObject({ number: expect.stringMatching(/^MNT-/) })
  })

  it('says of every wrong field at once what is wrong with it', async () => {
    const own = await makeHelpDesk()
    const inPublic = { kind: 'common', area: 'Gate' } as const
    await aTicket(own, own.neighbour, { title: 'Gate squeaks', place: inPublic })
    const wrong = {
      title: 'Gate squeaks',
      place: { kind: 'unit', unitId: own.unit.id } as const,
      categoryId: crypto.randomUUID(),
      fileIds: [crypto.randomUUID()],
    }
    await expect(aTicket(own, own.neighbour, wrong)).rejects.toEqual(
      asked('invalid_input', {
        'place.unitId': 'Choose one of your own units.',
        title: 'The same words as before.',
        categoryId: 'Choose what it is about.',
        fileIds: 'One of the files can’t be used any more. Please add it again.',
      }),
    )
  })

  it('asks for a unit, a person and a category of this very estate', async () => {
    const elsewhere = await makeHelpDesk()
    const manager = callerAs({ estate: desk.estate, member: desk.manager })
    const unit = ofManager({ title: 'Their unit', place: { kind: 'unit', unitId: elsewhere.unit.id } })
    await expect(manager.tickets.reportFor(unit)).rejects.toMatchObject({
      cause: asked('tickets.no_unit', { 'place.unitId': 'Choose one of the estate’s units.' }),
    })
    await expect(
      manager.tickets.reportFor(ofManager({ reporterId: elsewhere.tenant.id })),
    ).rejects.toMatchObject({
      cause: asked('tickets.no_reporter', { reporterId: 'Choose for whom you report.' }),
    })
    await expect(
      manager.tickets.reportFor(ofManager({ categoryId: elsewhere.category.id })),
    ).rejects.toMatchObject({
      cause: asked('tickets.no_category', { categoryId: 'Choose what it is about.' }),
    })
  })

  it('keeps its photos', async () => {
    const ctx = ctxFor(desk.estate, desk.tenant)
    const { id } = await aTicket(desk, desk.tenant, { title: 'With a photo', fileIds: [await aFile(ctx)] })
    const record = await callerAs({ estate: desk.estate, member: desk.tenant }).tickets.record({ id })
    expect(record.files).toMatchObject([{ name: 'tap.jpg', url: expect.stringContaining('/api/files/') }])
  })

  it('can’t show a photo that somebody else has uploaded', async () => {
    const theirs = await aFile(ctxFor(desk.estate, desk.neighbour))
    await expect(
      aTicket(desk, desk.tenant, { title: 'A stolen photo', fileIds: [theirs] }),
    ).rejects.toBeDefined()
  })

  it('is a right of residents and of those who work here, and of nobody else', async () => {
    const { callers } = await roles()
    for (const [role, caller] of callers) {
      const report = caller.tickets.report({
        ...aReport(desk, { title: `Seen by ${role}` }),
        place: { kind: 'common', area: 'Gate 2' },
      })
      if (['finance', 'communications', 'committee'].includes(role))
        await expect(report).rejects.toMatchObject({ code: 'FORBIDDEN' })
      else await expect(report).resolves.toBeDefined()
    }
  })

  it('for somebody else is the desk’s alone', async () => {
    for (const member of [desk.technician, desk.tenant, desk.neighbour])
      await expect(reportTicketFor(ctxFor(desk.estate, member), ofManager())).rejects.toEqual(
        asked('not_allowed'),
      )
  })
})

async function roles() {
  const { makeMember } = await import('@/testing/estate')
  const names = [
    'administrator',
    'finance',
    'facility',
    'communications',
    'guard',
    'committee',
    'technician',
  ] as const
  const callers = await Promise.all(
    names.map(async (role) => {
      const member = await makeMember(desk.estate, { name: role, roles: [role] })
      return [role, callerAs({ estate: desk.estate, member })] as const
    }),
  )
  return { callers }
}

describe('the same words twice', () => {
  it('are refused with a link to the first, also when both come at once', async () => {
    const own = await makeHelpDesk()
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => aTicket(own)))
    const made = results.filter((result) => result.status === 'fulfilled')
    expect(made).toHaveLength(1)
    const id = made[0]?.value.id ?? ''
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'tickets.reported_already',
          details: {
            href: `/tickets/${id}`,
            fields: { title: 'The same words as before.' },
          },
        })
  })

  it('are welcome again once the first is done', async () => {
    const own = await makeHelpDesk()
    const { id } = await aTicket(own)
    await moveTicket(ctxFor(own.estate, own.tenant), {
      id,
      from: 'submitted',
      to: 'cancelled',
      words: '',
      until: '',
    })
    await expect(aTicket(own)).resolves.toBeDefined()
  })

  it('are another matter from another person', async () => {
    const own = await makeHelpDesk()
    await aTicket(own)
    await expect(aTicket(own, own.spouse)).resolves.toBeDefined()
  })
})

describe('ten reports a day', () => {
  it('are enough for one person, however fast they come', async () => {
    const own = await makeHelpDesk()
    const results = await Promise.allSettled(
      Array.from({ length: 14 }, (_, index) => aTicket(own, own.tenant, { title: `Thing number ${index}` })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ kind: 'RATE_LIMITED', code: 'tickets.too_many' })
  })

  it('don’t count what the desk reports for them, and are over after a day', async () => {
    const own = await makeHelpDesk()
    const soon = { now: () => new Date(Date.now() + 25 * 3_600_000) }
    for (let index = 0; index < 10; index++)
      await aTicket(own, own.tenant, { title: `Thing number ${index}` })
    await reportTicketFor(ctxFor(own.estate, own.manager), {
      ...aReport(own, { title: 'By phone' }),
      reporterId: own.tenant.id,
      source: 'call',
    })
    await expect(
      reportTicket(ctxFor(own.estate, own.tenant, soon), aReport(own, { title: 'The day after' })),
    ).resolves.toBeDefined()
  })
})
