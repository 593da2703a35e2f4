import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveTicket, ticketStatus, wordsAsked } from './schemas'
import { isOpen } from './open-ticket'
import { mayStep, nextStates, stateWhenAssigned, STEPS, type Side } from './ticket'

const status = fc.constantFrom(...ticketStatus.options)
const side = fc.constantFrom<Side>('staff', 'resident')

describe('the states of a ticket', () => {
  it('lead from the report to the solution', () => {
    expect(mayStep('submitted', 'acknowledged', 'staff')).toBe(true)
    expect(stateWhenAssigned('acknowledged')).toBe('assigned')
    expect(mayStep('assigned', 'in_progress', 'staff')).toBe(true)
    expect(mayStep('in_progress', 'waiting', 'staff')).toBe(true)
    expect(mayStep('waiting', 'in_progress', 'staff')).toBe(true)
    expect(mayStep('in_progress', 'resolved', 'staff')).toBe(true)
    expect(mayStep('resolved', 'closed', 'resident')).toBe(true)
  })

  it('let a resident take a report back, confirm a solution or say that it is none, and nothing else', () => {
    const own = STEPS.filter(({ from, to }) => mayStep(from, to, 'resident')).map(
      ({ from, to }) => `${from} → ${to}`,
    )
    expect(own).toEqual([
      'submitted → cancelled',
      'acknowledged → cancelled',
      'assigned → cancelled',
      'resolved → closed',
      'resolved → in_progress',
    ])
  })

  it('have no way but the table’s, whoever asks', () => {
    fc.assert(
      fc.property(status, status, side, (from, to, by) => {
        const inTable = STEPS.some(
          (step) => step.from === from && step.to === to && [by, 'either'].includes(step.by),
        )
        expect(mayStep(from, to, by)).toBe(inTable)
      }),
    )
  })

  it('never let a resident take a step that staff can’t', () => {
    fc.assert(
      fc.property(status, (from) => {
        expect(nextStates(from, 'staff')).toEqual(expect.arrayContaining(nextStates(from, 'resident')))
      }),
    )
  })

  it('end for good once it is closed or cancelled', () => {
    for (const end of ['closed', 'cancelled'] as const) {
      expect(nextStates(end, 'staff')).toEqual([])
      expect(stateWhenAssigned(end)).toBeNull()
    }
  })

  it('reach every state from the first, however somebody goes about it', () => {
    const reached = new Set(['submitted'])
    for (const from of ticketStatus.options.concat(ticketStatus.options)) {
      if (!reached.has(from)) continue
      for (const to of [...nextStates(from, 'staff'), stateWhenAssigned(from)]) if (to) reached.add(to)
    }
    expect([...reached].toSorted()).toEqual([...ticketStatus.options].toSorted())
  })

  it('never go back to before it was assigned', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 30 }), (choices) => {
        let at = stateWhenAssigned('submitted')
        for (const choice of choices) {
          if (!at) return
          const ways: (typeof at)[] = [...nextStates(at, 'staff'), stateWhenAssigned(at) ?? at]
          at = ways[choice % ways.length] ?? at
          expect(['submitted', 'acknowledged']).not.toContain(at)
        }
      }),
    )
  })

  it('let somebody else take over work that is under way without losing its place', () => {
    fc.assert(
      fc.property(status, (from) => {
        const to = stateWhenAssigned(from)
        if (!isOpen(from)) expect(to).toBeNull()
        else expect(to).toBe(from === 'submitted' || from === 'acknowledged' ? 'assigned' : from)
      }),
    )
  })
})

describe('the words of a step', () => {
  const step = { id: '0190f3a2-0000-7000-8000-000000000000', from: 'in_progress', to: 'resolved' } as const

  it('are asked where somebody waits for them', () => {
    expect(wordsAsked('in_progress', 'waiting')).not.toBeNull()
    expect(wordsAsked('in_progress', 'resolved')).not.toBeNull()
    expect(wordsAsked('resolved', 'in_progress')).not.toBeNull()
    expect(wordsAsked('waiting', 'in_progress')).toBeNull()
    expect(wordsAsked('resolved', 'closed')).toBeNull()
  })

  it('are missed beside their field', () => {
    const refused = moveTicket.safeParse({ ...step, words: '  ' })
    expect(refused.error?.issues).toMatchObject([{ path: ['words'], message: 'Say what was done.' }])
    expect(moveTicket.parse({ ...step, words: ' new washer ' }).words).toBe('new washer')
  })

  it('lose the one character that no text of the database can hold', () => {
    expect(moveTicket.parse({ ...step, words: 'new\u0000 washer' }).words).toBe('new washer')
  })
})
