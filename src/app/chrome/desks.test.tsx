import { describe, expect, it } from 'vitest'
import { desksOf } from './desks'

describe('the desks of a person', () => {
  it('are management for staff, the gate for guards, and home for residents', () => {
    expect(desksOf(['facility'])).toEqual(['staff'])
    expect(desksOf(['guard'])).toEqual(['gate'])
    expect(desksOf(['tenant'])).toEqual(['home'])
  })

  it('are several for whoever works and lives here', () => {
    expect(desksOf(['owner', 'committee'])).toEqual(['staff', 'home'])
    expect(desksOf(['guard', 'household'])).toEqual(['gate', 'home'])
  })

  it('are home for somebody who has no role yet', () => {
    expect(desksOf([])).toEqual(['home'])
  })
})
