import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromCell, isEstateFact, pathOfFile, toCell } from './archive'

it('gives every text back as it was, and none that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = toCell(text, 'text')
      expect(cell).not.toMatch(/^[=+@\t-]/)
      expect(fromCell(cell, 'text')).toBe(text)
    }),
  )
  expect(toCell('-500', 'bigint')).toBe('-500')
  expect(toCell(null, 'text')).toBeNull()
})

it('keeps an estate’s facts and leaves behind what it has to do with the platform', () => {
  const facts = ['name', 'time_zone', 'logo_file_id', 'modules_off', 'state', 'contact_email']
  const left = ['id', 'slug', 'status', 'trial_ends_at', 'suspended_reason', 'plan_id', 'stripe_customer_id']
  for (const fact of facts) expect([fact, isEstateFact(fact)]).toEqual([fact, true])
  for (const fact of left) expect([fact, isEstateFact(fact)]).toEqual([fact, false])
})

it('never names a file so that it would leave its folder', () => {
  expect(pathOfFile('0', '../../etc/passwd')).toBe('files/0-.._.._etc_passwd')
})
