import { expect, test } from 'vitest'

test('a ticket is closed once', () => {
  expect(new Date().getTime()).toBeGreaterThan(0)
})
