import { describe, expect, it } from 'vitest'
import type { Clock } from '@/server/clock'
import type { EstateInfo, MemberActor } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { notifyOf } from '@/server/notify'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { fillSubscription } from '@/testing/subscription'
import { wholeEstate } from '@/testing/whole-estate'
import { closeByHand, extendTrial, markPaid, reopenByHand, setPlan } from './service/by-hand'
import { closeEstate } from './service/checkout'
import { deleteClosedEstate } from './service/delete-estate'
import { beginTerms } from './service/found'
import { lookAtStanding, remindOfTrial } from './service/look'
import { addDays } from './standing'

const across = unsafeAcrossEstates('a test looks at the life of an estate')
const start = new Date('2026-11-21T08:00:00Z')
const on = (day: number): Clock => ({ now: () => addDays(start, day) })
const reason = 'Agreed with them on the phone'

type Tenant = { estate: EstateInfo; manager: MemberActor }

async function onTrial(): Promise<Tenant> {
  const estate = await makeEstate({ status: 'trial' })
  await across.estate.update({ where: { id: estate.id }, data: { trialEndsAt: addDays(start, 30) } })
  return { estate, manager: await makeMember(estate, { roles: ['administrator'], name: 'Mara Manager' }) }
}

const look = ({ estate }: Tenant, day: number) => lookAtStanding(ctxFor(estate, undefined, on(day)))
const remind = ({ estate }: Tenant, days: number, endsOn = 30) =>
  remindOfTrial(ctxFor(estate, undefined, on(endsOn - days)), {
    days,
    endsAt: addDays(start, endsOn).toISOString(),
  })
const stateOf = async ({ estate }: Tenant) => (await estateById(estate.id))?.status
const eventsOf = ({ estate }: Tenant, name: string) =>
  across.event.findMany({
    where: { estateId: estate.id, name },
    orderBy: { id: 'asc' },
    select: { id: true, payload: true },
  })
const jobsOf = async ({ estate }: Tenant) =>
  (
    await across.jobRequest.findMany({
      where: { estateId: estate.id },
      orderBy: { id: 'asc' },
      select: { task: true, runAt: true, jobKey: true },
    })
  ).map(({ task, runAt, jobKey }) => ({ task, runAt, key: jobKey?.split(':').at(-1) }))
/** An operator on a day: sessions of tests last an hour, so the procedures themselves are called elsewhere. */
async function desk(role: Parameters<typeof makeOperator>[0] = 'owner', day = 0) {
  const operator = await makeOperator(role, 'Olu Operator')
  const ctx = { operator, request: { ...requestOf({ console: operator }), clock: on(day) } }
  return {
    extendTrial: (input: Parameters<typeof extendTrial>[1]) => extendTrial(ctx, input),
    markPaid: (input: Parameters<typeof markPaid>[1]) => markPaid(ctx, input),
    setPlan: (input: Parameters<typeof setPlan>[1]) => setPlan(ctx, input),
    closeByHand: (input: Parameters<typeof closeByHand>[1]) => closeByHand(ctx, input),
    reopen: (input: Parameters<typeof reopenByHand>[1]) => reopenByHand(ctx, input),
  }
}

describe('the role that an estate’s own requests run as', () => {
  it('writes nothing of a subscription but that it begins and what is offered', async () => {
    const ctx = ctxFor(await makeEstate())
    await fillSubscription(ctx)
    const { db } = ctx
    const refused = /permission denied/
    for (const write of [
      () => db.subscription.updateMany({ data: { state: 'running' } }),
      () => db.subscription.deleteMany(),
      () => db.$executeRaw`INSERT INTO subscription (customer_id, state) VALUES ('cus_x', 'running')`,
      () => db.subscriptionOffer.updateMany({ data: { unitAmount: 1n } }),
      () => db.subscriptionOffer.deleteMany(),
      () => db.subscriptionInvoice.updateMany({ data: { state: 'paid' } }),
      () => db.subscriptionInvoice.deleteMany(),
      () => db.$executeRaw`INSERT INTO subscription_notice (key) VALUES ('trial-1')`,
      () => db.subscriptionNotice.deleteMany(),
      () => db.messageCount.deleteMany(),
      () => db.$executeRaw`UPDATE estate SET status = 'active', paid_until = now()`,
    ])
      await expect(Promise.resolve(write())).rejects.toThrow(refused)
    expect(await db.subscription.findFirst({ select: { state: true } })).toEqual({ state: 'none' })
  })
})

describe('a trial', () => {
  it('plans its reminders and its end when the estate is founded', async () => {
    const who = await onTrial()
    const ends = addDays(new Date(), 30)
    await across.estate.update({ where: { id: who.estate.id }, data: { trialEndsAt: ends } })
    await beginTerms(ctxFor(who.estate))
    const jobs = (await jobsOf(who)).filter(({ task }) => task.startsWith('subscription.'))
    expect(jobs).toEqual([
      { task: 'subscription.look', runAt: ends, key: 'look' },
      ...[7, 3, 1].map((days) => ({
        task: 'subscription.remind',
        runAt: addDays(ends, -days),
        key: `trial-${days}`,
      })),
    ])
  })

  it('reminds its administrators 7, 3 and 1 days before its end, each once however often the job runs', async () => {
    const who = await onTrial()
    const resident = await makeMember(who.estate, { roles: ['facility'] })
    for (const days of [7, 3, 1]) await Promise.all([remind(who, days), remind(who, days), remind(who, days)])
    const told = await eventsOf(who, 'trial.ending')
    expect(told.map(({ payload }) => payload)).toMatchObject([{ days: 7 }, { days: 3 }, { days: 1 }])
    for (const { id } of told) await notifyOf(ctxFor(who.estate), { eventId: id })
    const bells = await across.notification.groupBy({
      by: ['memberId'],
      where: { estateId: who.estate.id },
      _count: true,
    })
    expect(bells).toEqual([{ memberId: who.manager.id, _count: 3 }])
    expect(bells.some(({ memberId }) => memberId === resident.id)).toBe(false)
  })

  it('that was extended reminds of its new end alone', async () => {
    const who = await onTrial()
    await (await desk('support', 20)).extendTrial({ id: who.estate.id, days: 14, reason })
    await remind(who, 7)
    expect(await eventsOf(who, 'trial.ending')).toEqual([])
    await remind(who, 7, 44)
    expect(await eventsOf(who, 'trial.ending')).toMatchObject([{ payload: { days: 7 } }])
    await look(who, 31)
    expect(await stateOf(who)).toBe('trial')
  })

  it('that ends without a plan leaves seven days, then the estate is suspended, and nothing twice', async () => {
    const who = await onTrial()
    for (const day of [29, 30, 30, 31, 36]) await look(who, day)
    expect(await stateOf(who)).toBe('past_due')
    await Promise.all([look(who, 37), look(who, 37), look(who, 38)])
    expect(await stateOf(who)).toBe('suspended')
    expect((await eventsOf(who, 'estate.moved')).map(({ payload }) => payload)).toMatchObject([
      { from: 'trial', to: 'past_due', until: addDays(start, 37).toISOString() },
      { from: 'past_due', to: 'suspended' },
    ])
  })
})

describe('an estate that is suspended', () => {
  it('is closed to its members, and open to its administrators for what they pay', async () => {
    const who = await onTrial()
    for (const day of [30, 37]) await look(who, day)
    const manager = callerAs({ estate: who.estate, member: who.manager })
    await expect(manager.tickets.list({})).rejects.toMatchObject({ cause: { code: 'estate_suspended' } })
    await expect(manager.subscription.mine()).resolves.toMatchObject({ status: 'suspended', payable: false })
  })

  it('opens at once when an operator marks it as paid, and is past due when that is over', async () => {
    const who = await onTrial()
    for (const day of [30, 37]) await look(who, day)
    await (await desk('finance', 40)).markPaid({ id: who.estate.id, until: '2027-01-31', reason })
    expect(await stateOf(who)).toBe('active')
    await look(who, 60)
    expect(await stateOf(who)).toBe('active')
    await look(who, 72)
    expect(await stateOf(who)).toBe('past_due')
  })

  it('that is opened without a payment has the whole grace before it again', async () => {
    const who = await onTrial()
    for (const day of [30, 37]) await look(who, day)
    await (await desk('owner', 50)).reopen({ id: who.estate.id, reason })
    expect(await stateOf(who)).toBe('past_due')
    await look(who, 56)
    expect(await stateOf(who)).toBe('past_due')
    await look(who, 57)
    expect(await stateOf(who)).toBe('suspended')
  })
})

describe('what operators change by hand', () => {
  it('is in the platform’s trail with its reason, and told to the estate’s administrators', async () => {
    const who = await onTrial()
    const console = await desk()
    const plan = await across.plan.findUnique({ where: { key: 'township' }, select: { id: true } })
    await console.setPlan({ id: who.estate.id, planId: plan?.id ?? '', reason })
    await console.extendTrial({ id: who.estate.id, days: 5, reason })
    await console.markPaid({ id: who.estate.id, until: '2027-03-31', reason })
    const trail = await across.platformEvent.findMany({
      where: { subjectId: who.estate.id },
      orderBy: { id: 'asc' },
      select: { name: true, reason: true },
    })
    expect(trail).toEqual(
      ['estate.plan_set', 'estate.trial_extended', 'estate.marked_paid'].map((name) => ({ name, reason })),
    )
    expect((await eventsOf(who, 'terms.changed')).map(({ payload }) => payload)).toMatchObject([
      { what: 'plan', detail: 'Township' },
      { what: 'trial' },
      { what: 'paid' },
    ])
    expect(await stateOf(who)).toBe('active')
  })

  it('is refused to roles that may only look', async () => {
    const who = await onTrial()
    const console = await desk('read_only')
    const id = who.estate.id
    for (const act of [
      () => console.markPaid({ id, until: '2027-01-31', reason }),
      () => console.extendTrial({ id, days: 3, reason }),
      () => console.closeByHand({ id, reason }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not_allowed' })
  })
})

describe('an estate that is closed', () => {
  it('by its administrator asks for its address, and can be opened again', async () => {
    const who = await onTrial()
    const own = ctxFor(who.estate, who.manager, on(3))
    await expect(closeEstate(own, { typed: 'another', reason: 'We move on' })).rejects.toMatchObject({
      code: 'subscription.mistyped',
    })
    await closeEstate(own, { typed: who.estate.slug, reason: 'We move on' })
    expect(await stateOf(who)).toBe('closed')
    await (await desk('support', 60)).reopen({ id: who.estate.id, reason })
    expect(await stateOf(who)).toBe('past_due')
  })

  it('keeps everything for 90 days, and then loses all of it, and nobody else anything', async () => {
    const one = await wholeEstate(301)
    const other = await wholeEstate(302)
    const id = one.estate.id
    const long = addDays(new Date(), -89)
    await across.estate.update({ where: { id }, data: { closedAt: long, status: 'closed' } })
    await deleteClosedEstate(ctxFor(one.estate))
    expect(await across.member.count({ where: { estateId: id } })).toBeGreaterThan(5)
    await across.estate.update({ where: { id }, data: { closedAt: addDays(new Date(), -91) } })
    const counts = () =>
      Promise.all([
        across.event.count({ where: { estateId: other.estate.id } }),
        across.member.count({ where: { estateId: other.estate.id } }),
        across.file.count({ where: { estateId: other.estate.id } }),
      ])
    const before = await counts()
    await deleteClosedEstate(ctxFor(one.estate))
    expect(await estateById(id)).toBeNull()
    expect(await across.event.count({ where: { estateId: id } })).toBe(0)
    expect(await across.file.count({ where: { estateId: id } })).toBe(0)
    expect(await counts()).toEqual(before)
    const trail = await across.platformEvent.findFirst({ where: { subjectId: id, name: 'estate.deleted' } })
    expect(trail).toMatchObject({ details: { slug: one.estate.slug } })
    await makeUnit(other.estate, 'still-here')
  })
})
