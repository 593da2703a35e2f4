import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketFilter } from './schemas'
import { filterOf } from './list-filter'

const of = (query: string, reach: 'estate' | 'assigned' = 'estate') =>
  filterOf(new URLSearchParams(query), reach)

describe('the address of the list of tickets', () => {
  it('shows what is open unless it says otherwise', () => {
    expect(of('')).toEqual({ open: true })
    expect(of('view=all')).toEqual({})
    expect(of('status=closed&status=cancelled')).toEqual({ status: ['closed', 'cancelled'] })
  })

  it('is a technician’s own queue, whatever it says', () => {
    expect(of('', 'assigned')).toEqual({ open: true, assignee: 'me' })
    expect(of('assignee=nobody&view=all', 'assigned')).toEqual({ assignee: 'me' })
  })

  it('leaves out what nobody can mean', () => {
    expect(of('status=broken&priority=&category=7&assignee=everyone&q=%20')).toEqual({ open: true })
  })

  it('never asks for what the API refuses', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('q', 'status', 'priority', 'category', 'assignee', 'view'),
          fc.string(),
        ),
        (query) => {
          expect(ticketFilter.safeParse(filterOf(new URLSearchParams(query), 'estate')).success).toBe(true)
        },
      ),
    )
  })
})
