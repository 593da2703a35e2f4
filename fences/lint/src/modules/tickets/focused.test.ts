// red: house/no-focused-or-skipped-test
import { expect, test } from 'vitest'

test.only('a ticket is closed once', () => {
  expect(1).toBe(1)
})
