import { describe, expect, it } from 'vitest'
import { firstRepeated, homesIn, nextPrefix, numbersOf } from './homes'

const row = (prefix: string, first: number, count: number) => ({ name: prefix, prefix, first, count })

describe('the numbers of a property', () => {
  it('begin with what stands before them and count up', () => {
    const numbers = numbersOf(row('A-', 1, 24))
    expect(numbers).toHaveLength(24)
    expect([numbers[0], numbers.at(-1)]).toEqual(['A-1', 'A-24'])
    expect(numbersOf(row('', 101, 2))).toEqual(['101', '102'])
  })

  it('are added up over all properties', () => {
    expect(homesIn([row('A-', 1, 24), row('B-', 1, 18)])).toBe(42)
    expect(homesIn([])).toBe(0)
  })

  it('are told when a second property has the same', () => {
    expect(firstRepeated([row('A-', 1, 24), row('B-', 1, 24)])).toBeNull()
    expect(firstRepeated([row('A-', 1, 24), row('a', 24, 2)])).toEqual({ row: 1, number: 'a24' })
  })
})

it('each further property is offered the next free letter', () => {
  expect(nextPrefix([])).toBe('A-')
  expect(nextPrefix([row('A-', 1, 2), row('C-', 1, 2)])).toBe('B-')
})
