import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { signIn } from '@/server/auth/sign-in'
import { estateBySlug } from '@/server/estates'
import { callerAs, requestOf } from '@/testing/caller'
import { estateCommand } from './estate-command'

const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-terminal-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const inFolder = (name: string) => path.join(folder, name)
const newSlug = () => `e-${randomUUID().slice(0, 12)}`

/** The command, with what it says and its exit code. */
async function estate(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await estateCommand(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  })
  return { code, ...said }
}

describe('the estate command', () => {
  it('makes an estate, imports its people once, and gives them back', async () => {
    const slug = newSlug()
    const made = await estate('create', '--slug', slug, '--name', 'Baobab Court', '--country', 'ke', '--json')
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({
      slug,
      currency: 'KES',
      timeZone: 'Africa/Nairobi',
      diallingCode: '+254',
      unitWord: 'House',
    })
    writeFileSync(
      inFolder('people.csv'),
      'House;Jina;Simu ya mkononi\nA1;Wanjiru Kamau;0722 123 456\nA2;Otieno Ouma;12\n',
    )
    const run = (...more: string[]) =>
      estate(
        'import',
        'people',
        inFolder('people.csv'),
        '--estate',
        slug,
        '--map',
        'Jina=fullName',
        '--map',
        'C=phone',
        '--json',
        ...more,
      )
    const counts = { units: 1, people: 1, occupancies: 1, vehicles: 0, errors: [{ row: 3, column: 'phone' }] }
    const tried = await run('--dry-run')
    expect(JSON.parse(tried.out)).toMatchObject({
      ...counts,
      dryRun: true,
      created: 1,
      updated: 0,
      skipped: 0,
    })
    const first = await run()
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({ ...counts, created: 1 })
    expect(JSON.parse((await run()).out)).toMatchObject({ ...counts, created: 0, updated: 0, skipped: 1 })
    const given = await estate('export', 'people', '--estate', slug, '--out', inFolder('out.csv'), '--json')
    expect(JSON.parse(given.out)).toMatchObject({ rows: 1 })
    expect(readFileSync(inFolder('out.csv'), 'utf8')).toContain("'+254722123456")
    expect((await estate('list')).out).toContain('Baobab Court')
  })

  it('makes an administrator too, who chooses a password by a link, or has one already', async () => {
    const email = `${randomUUID()}@example.com`
    const make = (slug: string) =>
      estate(
        ...['create', '--slug', slug, '--name', 'Baobab Court', '--country', 'KE', '--json'],
        ...['--admin-name', 'Wanjiru Kamau', '--admin-email', email.toUpperCase()],
      )
    const slug = newSlug()
    const made = JSON.parse((await make(slug)).out)
    expect(made).toMatchObject({
      administrator: email,
      passwordLink: expect.stringContaining('/reset?token='),
    })
    expect(made.passwordLink).toContain(`${made.address}/`)
    const founded = await estateBySlug(slug)
    if (!founded) throw new Error('it was not made')
    await callerAs({ estate: founded }).identity.resetPassword({
      token: String(made.passwordLink).split('token=')[1] ?? '',
      password: 'copper kettle morning rain',
    })
    expect(await signIn(requestOf({ estate: founded }), email, 'copper kettle morning rain')).not.toBeNull()
    expect(JSON.parse((await make(newSlug())).out)).toMatchObject({ passwordLink: null })
    expect((await make(slug)).err).toContain('already')
  })

  it('refuses a sheet of a file that has none, instead of importing something else', async () => {
    const slug = newSlug()
    await estate('create', '--slug', slug, '--name', 'Baobab Court', '--country', 'KE')
    writeFileSync(inFolder('one.csv'), 'House,Name\nA1,Wanjiru Kamau\n')
    const refused = await estate(
      'import',
      'people',
      inFolder('one.csv'),
      '--estate',
      slug,
      '--sheet',
      'Owners',
    )
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('leave --sheet out') })
    const tried = await estate('import', 'people', inFolder('one.csv'), '--estate', slug, '--json')
    expect(JSON.parse(tried.out)).toMatchObject({ people: 1, created: 1 })
  })

  it(
    'refuses in a sentence, and says by its exit code which kind of refusal it is',
    { timeout: 60_000 },
    async () => {
      writeFileSync(inFolder('picture.xlsx'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
      const [noEstate, noSlug, unknown, console, help] = await Promise.all([
        estate('import', 'people', inFolder('picture.xlsx'), '--estate', 'nowhere', '--json'),
        estate('create', '--name', 'X', '--country', 'ZA'),
        estate('explode'),
        estate('create', '--slug', 'console', '--name', 'X', '--country', 'ZA'),
        estate('--help'),
      ])
      expect(noEstate).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no estate “nowhere”'),
      })
      expect(JSON.parse(noEstate.out)).toMatchObject({ error: { code: 'estate.not_found' } })
      expect(noSlug).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--slug is missing') })
      expect(unknown).toMatchObject({
        code: 2,
        err: expect.stringContaining('There is no command “explode”'),
      })
      expect(console).toMatchObject({ code: 1, err: expect.stringContaining('slug') })
      expect(help).toMatchObject({ code: 0, out: expect.stringContaining('import people FILE'), err: '' })
    },
  )

  it('refuses a list that is larger than the plan as a whole, before anything of it is written', async () => {
    const slug = newSlug()
    await estate('create', '--slug', slug, '--name', 'Baobab Court', '--country', 'za')
    const rows = Array.from({ length: 1_501 }, (_, index) => `${index + 1},Dube${index}`)
    writeFileSync(inFolder('many.csv'), ['Unit,Surname', ...rows].join('\n'))
    const said = await estate('import', 'people', inFolder('many.csv'), '--estate', slug)
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err).toContain('for 1,500 units and you have 0: 1,501 more don’t fit.')
  })
})
