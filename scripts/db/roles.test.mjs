import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseEnv, rolePassword, roleUrl } from './roles.mjs'

const owner = 'postgresql://owner:se%23cret@db.example.com:6432/estates?sslmode=require'

describe('the connection strings of the roles', () => {
  test('keep the owner’s host, port, database and options, with the role’s own name and password', () => {
    const url = new URL(roleUrl(owner, 'app'))
    expect(url.username).toBe('gatehouse_app')
    expect(url.password).toBe(rolePassword(owner, 'gatehouse_app'))
    expect(url.href.replace(/\/\/.*@/, '//')).toBe('postgresql://db.example.com:6432/estates?sslmode=require')
  })

  test('give each role a password that tells nothing of the owner’s or of another role’s', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (password) => {
        const url = `postgresql://owner:${encodeURIComponent(password)}@localhost/gatehouse`
        const passwords = ['gatehouse_app', 'gatehouse_account', 'gatehouse_across'].map((role) =>
          rolePassword(url, role),
        )
        expect(new Set([...passwords, password]).size).toBe(4)
        expect(passwords.every((text) => /^[0-9a-f]{32}$/.test(text))).toBe(true)
      }),
    )
  })

  test('exist for an owner without a password, too', () => {
    expect(rolePassword('postgresql://owner@localhost/gatehouse', 'gatehouse_app')).toBe(
      rolePassword('postgresql://owner:gatehouse@localhost/gatehouse', 'gatehouse_app'),
    )
  })

  test('give way to what the environment says, role by role', () => {
    const across = 'postgresql://someone:else@elsewhere/estates'
    const env = databaseEnv(owner, { ACROSS_DATABASE_URL: across, APP_DATABASE_URL: '' })
    expect(env.ACROSS_DATABASE_URL).toBe(across)
    expect(env.APP_DATABASE_URL).toBe(roleUrl(owner, 'app'))
    expect(env.DATABASE_URL).toBe(owner)
  })
})
