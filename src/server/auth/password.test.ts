import { expect, it } from 'vitest'
import { hashPassword, passwordMatches } from './password'

const PASSWORD = 'copper kettle morning rain'

it('a password is stored with argon2id in the settings that OWASP names first, each time with another salt', async () => {
  const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await passwordMatches(one, PASSWORD)).toBe(true)
  expect(await passwordMatches(one, PASSWORD.toUpperCase())).toBe(false)
})

it('no password is right where none is stored, not even the one of the decoy', async () => {
  expect(await passwordMatches(null, 'no account has this password')).toBe(false)
})
