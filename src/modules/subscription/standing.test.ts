import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysLeft,
  mayStep,
  nextLook,
  remindersOf,
  standing,
  type Facts,
  type Standing,
} from './standing'

const now = new Date('2026-11-21T08:00:00Z')
const nothing: Facts = {
  status: 'trial',
  trialEndsAt: null,
  paidUntil: null,
  provider: 'none',
  pastDueSince: null,
  suspendedByHand: false,
  closedAt: null,
}
const judged = (facts: Partial<Facts>, at = now) => standing({ ...nothing, ...facts }, at).status

/** What time, provider and operators may do to an estate, in any order. */
const happening = fc.oneof(
  fc.record({ provider: fc.constantFrom('running', 'unpaid', 'ended') }),
  fc.integer({ min: 1, max: 40 }).map((days) => ({ trialIn: days })),
  fc.integer({ min: 1, max: 40 }).map((days) => ({ paidIn: days })),
  fc.boolean().map((byHand) => ({ suspendedByHand: byHand })),
  fc.integer({ min: 1, max: 40 }).map((days) => ({ pass: days })),
  fc.constant({ close: true }),
)

type Happening = {
  provider?: Facts['provider']
  trialIn?: number
  paidIn?: number
  suspendedByHand?: boolean
  pass?: number
  close?: boolean
}

function after(facts: Facts, at: Date, what: Happening): { facts: Facts; at: Date } {
  const then = what.pass ? addDays(at, what.pass) : at
  const changed: Facts = {
    ...facts,
    ...(what.provider && { provider: what.provider }),
    ...(what.trialIn && { trialEndsAt: addDays(at, what.trialIn) }),
    ...(what.paidIn && { paidUntil: addDays(at, what.paidIn) }),
    ...(what.suspendedByHand !== undefined && { suspendedByHand: what.suspendedByHand }),
    ...(what.close && { closedAt: at }),
  }
  return { facts: { ...changed, ...standing(changed, then) }, at: then }
}

describe('an estate’s standing', () => {
  it('goes from trial to past due to suspended where nobody pays', () => {
    const trialEndsAt = addDays(now, 30)
    expect(judged({ trialEndsAt })).toBe('trial')
    expect(judged({ trialEndsAt }, addDays(now, 31))).toBe('past_due')
    const pastDueSince = addDays(now, 30)
    expect(judged({ trialEndsAt, pastDueSince }, addDays(now, 36))).toBe('past_due')
    expect(judged({ trialEndsAt, pastDueSince }, addDays(now, 37))).toBe('suspended')
  })

  it('is active at once when it is paid, from wherever it stands', () => {
    const unpaid = { trialEndsAt: addDays(now, -20), pastDueSince: addDays(now, -20) }
    expect(judged({ ...unpaid, provider: 'running' })).toBe('active')
    expect(judged({ ...unpaid, paidUntil: addDays(now, 30) })).toBe('active')
    expect(standing({ ...nothing, ...unpaid, provider: 'running' }, now).pastDueSince).toBeNull()
  })

  it('stays shut for an operator’s reason, whatever is paid', () => {
    expect(judged({ suspendedByHand: true, provider: 'running' })).toBe('suspended')
    expect(judged({ closedAt: now, provider: 'running' })).toBe('closed')
  })

  it('has the whole grace from the moment that the payment was missed', () => {
    const facts = { ...nothing, status: 'active' as const, provider: 'unpaid' as const }
    const first = standing(facts, now)
    expect(first).toEqual({ status: 'past_due', pastDueSince: now })
    expect(nextLook({ ...facts, ...first }, now)).toEqual(addDays(now, 7))
  })

  it('only ever takes steps of the table, and judging again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        let state: { facts: Facts; at: Date } = {
          facts: { ...nothing, trialEndsAt: addDays(now, 30) },
          at: now,
        }
        for (const what of happenings) {
          const before: Standing = state.facts.status
          state = after(state.facts, state.at, what)
          const to = state.facts.status
          if (to !== before) expect(mayStep(before, to)).toBe(true)
          expect(standing(state.facts, state.at)).toEqual({
            status: to,
            pastDueSince: state.facts.pastDueSince,
          })
        }
      }),
    )
  })

  it('never changes by time alone without a look that was planned', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 10 }),
        fc.integer({ min: 0, max: 60 }),
        (happenings, days) => {
          let state: { facts: Facts; at: Date } = {
            facts: { ...nothing, trialEndsAt: addDays(now, 30) },
            at: now,
          }
          for (const what of happenings) state = after(state.facts, state.at, what)
          const look = nextLook(state.facts, state.at)
          const later = addDays(state.at, days)
          if (!look || later < look) expect(standing(state.facts, later).status).toBe(state.facts.status)
        },
      ),
    )
  })
})

describe('reminders of a trial’s end', () => {
  it('come 7, 3 and 1 days before, as far as these are still ahead', () => {
    const ends = addDays(now, 5)
    expect(remindersOf(ends, now)).toEqual([
      { days: 3, at: addDays(now, 2) },
      { days: 1, at: addDays(now, 4) },
    ])
    expect(remindersOf(addDays(now, 30), now).map(({ days }) => days)).toEqual([7, 3, 1])
  })

  it('count begun days', () => {
    expect(daysLeft(addDays(now, 1), now)).toBe(1)
    expect(daysLeft(new Date(now.getTime() + 1), now)).toBe(1)
    expect(daysLeft(now, now)).toBe(0)
  })
})
