import { describe, expect, it } from 'vitest'
import { enterByHandover } from '@/server/auth/handover'
import { hashPassword, passwordMatches } from '@/server/auth/password'
import { signIn } from '@/server/auth/sign-in'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { estateBySlug } from '@/server/estates'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { begun, FOUNDERS_PASSWORD, mailOf, newEmail, newSlug, typedIn } from '@/testing/founding'
import { makeOperator } from '@/testing/operator'
import { sweepFoundings } from './jobs'
import { furnish } from './service/furnish'
import { secretHash } from './secrets'

const apex = (now?: Date) => callerAs({ apex: true }, now && { now: () => now }).founding
const after = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const refusedWith = (code: string) => ({ cause: { code } })

async function estateOf(slug: string) {
  const estate = await estateBySlug(slug)
  if (!estate) throw new Error(`there is no estate ${slug}`)
  return estate
}

const made = (slug: string) => unsafeAcrossEstates('a test counts').estate.count({ where: { slug } })

/** An account that has a sign-in already, as a member of another estate. */
async function somebodyKnown(password: string) {
  const elsewhere = await makeEstate({ name: 'Elsewhere' })
  const { accountId } = await makeMember(elsewhere)
  const { email } = await accountDb().account.update({
    where: { id: accountId },
    data: { passwordHash: await hashPassword(password) },
    select: { email: true },
  })
  return { accountId, email, elsewhere }
}

describe('founding an estate', () => {
  it('makes it with its homes, its founder as administrator, thirty days of trial and a line in the trail', async () => {
    const { key, code, typed } = await begun()
    expect(await made(typed.estate.slug)).toBe(0)
    const { href } = await apex().confirm({ key, code })
    const estate = await estateOf(typed.estate.slug)
    expect(estate).toMatchObject({ name: 'Baobab Ridge', status: 'trial', unitWord: 'Erf', country: 'ZA' })
    const row = await unsafeAcrossEstates('a test looks').estate.findUniqueOrThrow({
      where: { id: estate.id },
      select: { trialEndsAt: true, contactPhone: true, city: true, state: true, address: true },
    })
    expect(Math.round(((row.trialEndsAt?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(30)
    expect(row).toMatchObject({
      contactPhone: '+27821234567',
      city: 'Knysna',
      state: 'Western Cape',
      address: null,
    })

    const token = href.split('#')[1] ?? ''
    expect(href).toContain(`//${typed.estate.slug}.`)
    const opened = await enterByHandover(requestOf({ estate }), token)
    expect(opened?.scope).toBe(`estate:${estate.id}`)
    expect(await signIn(requestOf({ estate }), typed.founder.email, FOUNDERS_PASSWORD)).not.toBeNull()

    const ctx = ctxFor(estate)
    expect(await ctx.db.unit.count()).toBe(27)
    expect(await ctx.db.property.count()).toBe(2)
    expect(await ctx.db.ticketCategory.count()).toBeGreaterThan(0)
    expect(
      await ctx.db.member.findMany({
        select: { name: true, surname: true, status: true, roles: { select: { role: true } } },
      }),
    ).toEqual([
      {
        name: 'Thandi van der Merwe',
        surname: 'van der Merwe',
        status: 'active',
        roles: [{ role: 'administrator' }],
      },
    ])
    const who = await ctx.db.event.groupBy({ by: ['actorKind', 'actorName'] })
    expect(who).toEqual([{ actorKind: 'member', actorName: 'Thandi van der Merwe' }])
    const trail = await callerAs({ console: await makeOperator('read_only') }).platform.trail({
      subjectId: estate.id,
    })
    expect(trail.items).toMatchObject([{ name: 'estate.created', operator: null }])
    expect(trail.items[0]?.reason).toContain('Thandi van der Merwe')
  })

  it('by the link works in the browser where it began, and once', async () => {
    const { key, link, typed } = await begun()
    expect(await apex().byLink({ link })).toMatchObject({
      estate: { slug: typed.estate.slug },
      homes: 27,
      madeAt: null,
    })
    expect((await apex().confirm({ link, key })).href).toContain('/enter#')
    const again = await apex().confirm({ link, key })
    expect(again.href).toMatch(new RegExp(`//${typed.estate.slug}\\.[^/]+$`))
    expect(await apex().byLink({ link })).toMatchObject({ madeAt: again.href })
  })

  it('by the link elsewhere asks for the password that was chosen: a stranger’s choice becomes nobody’s sign-in', async () => {
    const { link, typed } = await begun()
    await expect(apex().confirm({ link })).rejects.toMatchObject(refusedWith('founding.password_needed'))
    await expect(apex().confirm({ link, password: 'some other words here' })).rejects.toMatchObject(
      refusedWith('founding.wrong_password'),
    )
    expect(await accountDb().account.count({ where: { email: typed.founder.email } })).toBe(0)
    expect((await apex().confirm({ link, password: FOUNDERS_PASSWORD })).href).toContain('/enter#')
  })

  it('makes one estate of many clicks, tabs and openings of the link at once', async () => {
    const { key, link, code, typed } = await begun()
    const ways = [
      { key, code },
      { key, link },
      { key, code },
      { key, link },
      { link, password: FOUNDERS_PASSWORD },
    ]
    const answers = await Promise.allSettled(ways.map((way) => apex().confirm(way)))
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
    const estate = await estateOf(typed.estate.slug)
    const ctx = ctxFor(estate)
    expect([await ctx.db.member.count(), await ctx.db.unit.count()]).toEqual([1, 27])
    expect(await ctx.db.event.count({ where: { name: 'estate.founded' } })).toBe(1)
  })

  it('of two with the same address lets one win, and tells the other, whose words are kept', async () => {
    const slug = newSlug()
    const [one, two] = await Promise.all([begun({ slug }), begun({ slug })])
    const answers = await Promise.allSettled([one, two].map(({ key, code }) => apex().confirm({ key, code })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const loser = answers[0]?.status === 'rejected' ? one : two
    const reason: unknown = answers.find((answer) => answer.status === 'rejected')?.reason
    expect(reason).toMatchObject({
      cause: {
        code: 'founding.slug_taken',
        details: { fields: { slug: expect.any(String) }, suggestion: expect.any(String) },
      },
    })
    const other = newSlug()
    await apex().confirm({ key: loser.key, slug: other })
    expect(await ctxFor(await estateOf(other)).db.unit.count()).toBe(27)
  })

  it('refuses an address that is taken, kept or misshapen before anything is mailed', async () => {
    const taken = await makeEstate()
    await expect(apex().start(typedIn({ slug: taken.slug }))).rejects.toMatchObject(
      refusedWith('founding.slug_taken'),
    )
    for (const slug of ['console', 'a--b', 'ab', 'Käse'])
      await expect(apex().start(typedIn({ slug })), slug).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('takes no weak password, no number twice and no phone that is none, each beside its field', async () => {
    const typed = typedIn()
    await expect(
      apex().start({
        ...typed,
        homes: [...typed.homes, { name: 'Block C', prefix: 'a', first: 24, count: 1 }],
        founder: { ...typed.founder, password: 'baobab-ridge-1', phone: '12' },
      }),
    ).rejects.toMatchObject({
      cause: {
        details: {
          fields: {
            password: expect.any(String),
            phone: expect.any(String),
            'homes.2.prefix': expect.any(String),
          },
        },
      },
    })
  })

  it('answers on the front page alone', async () => {
    const estate = await makeEstate()
    for (const visitor of [{ estate }, { console: null }])
      await expect(callerAs(visitor).founding.start(typedIn())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the code', () => {
  it('is void after five wrong ones, however many come at once; another one is good', async () => {
    const { key, code } = await begun()
    const wrong = code === '000000' ? '000001' : '000000'
    const tries = await Promise.allSettled(
      Array.from({ length: 9 }, () => apex().confirm({ key, code: wrong })),
    )
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true)
    await expect(apex().confirm({ key, code })).rejects.toMatchObject(refusedWith('founding.code_gone'))
    const [row] = await accountDb().founding.findMany({
      where: { keyHash: secretHash(key) },
      select: { codeTries: true },
    })
    expect(row?.codeTries).toBe(5)
    expect((await apex().confirm({ key, code: (await mailOf(key)).code })).href).toContain('/enter#')
  })

  it('says how many tries are left', async () => {
    const { key, code } = await begun()
    const wrong = code === '000000' ? '000001' : '000000'
    await expect(apex().confirm({ key, code: wrong })).rejects.toMatchObject({
      cause: {
        code: 'founding.wrong_code',
        details: { fields: { code: expect.stringContaining('4 tries') } },
      },
    })
  })

  it('runs out after ten minutes', async () => {
    const { key, code } = await begun()
    await expect(apex(after(11)).confirm({ key, code })).rejects.toMatchObject(
      refusedWith('founding.code_gone'),
    )
    expect((await apex(after(9)).confirm({ key, code })).href).toContain('/enter#')
  })

  it('of somebody else’s founding opens nothing', async () => {
    const [one, two] = await Promise.all([begun(), begun()])
    if (one.code !== two.code)
      await expect(apex().confirm({ key: one.key, code: two.code })).rejects.toMatchObject(
        refusedWith('founding.wrong_code'),
      )
    await expect(apex().confirm({ code: one.code })).rejects.toMatchObject(refusedWith('founding.gone'))
    await expect(apex().confirm({ key: 'x'.repeat(43), code: one.code })).rejects.toMatchObject(
      refusedWith('founding.gone'),
    )
  })

  it('is not sent again within a minute, but corrections are taken in with the same one', async () => {
    const email = newEmail()
    const { key, code, typed } = await begun({ email })
    await expect(apex().resend({ key })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await expect(apex().start(typedIn({ email }))).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    const slug = newSlug()
    const corrected = { ...typed, key, estate: { ...typed.estate, slug }, homes: [] }
    expect(await apex().start(corrected)).toEqual({ key, verified: false })
    await apex().confirm({ key, code })
    expect(await ctxFor(await estateOf(slug)).db.unit.count()).toBe(0)
    expect(await made(typed.estate.slug)).toBe(0)
  })

  it('and the link are stored nowhere as they are', async () => {
    const { key, code, link } = await begun()
    const rows = await accountDb().founding.findMany({ where: { keyHash: secretHash(key) } })
    const text = JSON.stringify(rows)
    for (const secret of [key, link, code]) expect(text).not.toContain(`"${secret}"`)
  })
})

describe('a mailbox that has a sign-in already', () => {
  it('is told to nobody before it is verified', async () => {
    const { email } = await somebodyKnown(FOUNDERS_PASSWORD)
    const answers = await Promise.all([email, newEmail()].map((one) => apex().start(typedIn({ email: one }))))
    expect(answers.map((answer) => Object.keys(answer))).toEqual([
      ['key', 'verified'],
      ['key', 'verified'],
    ])
    const shown = await Promise.all(answers.map(({ key }) => apex().pending({ key })))
    expect(shown.map((one) => Object.keys(one ?? {}))).toEqual([
      Object.keys(shown[0] ?? {}),
      Object.keys(shown[0] ?? {}),
    ])
    await expect(
      apex().confirm({ key: answers[0]?.key, code: '000000', password: FOUNDERS_PASSWORD }),
    ).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^founding\.(code_gone|wrong_code)$/) } })
  })

  it('keeps its own password, which is asked for once the mailbox is verified', async () => {
    const own = 'copper kettle morning rain'
    const { email, accountId, elsewhere } = await somebodyKnown(own)
    const { key, code, text, typed } = await begun({ email })
    expect(text).toContain('already')
    await expect(apex().confirm({ key, code, password: FOUNDERS_PASSWORD })).rejects.toMatchObject({
      cause: {
        code: 'founding.wrong_password',
        details: { estates: [{ name: elsewhere.name, href: expect.stringContaining('/forgot') }] },
      },
    })
    await expect(apex().confirm({ key })).rejects.toMatchObject(refusedWith('founding.has_account'))
    expect(await made(typed.estate.slug)).toBe(0)
    await apex().confirm({ key, password: own })
    const member = await ctxFor(await estateOf(typed.estate.slug)).db.member.findFirstOrThrow({
      select: { accountId: true },
    })
    expect(member.accountId).toBe(accountId)
    const account = await accountDb().account.findUniqueOrThrow({
      where: { id: accountId },
      select: { passwordHash: true },
    })
    expect(await passwordMatches(account.passwordHash, own)).toBe(true)
  })
})

describe('a founding that nobody confirms', () => {
  it('makes nothing, runs out after a day and is swept with all that was typed', async () => {
    const { key, link, typed } = await begun()
    await expect(apex(after(24 * 60 + 1)).confirm({ key, link })).rejects.toMatchObject(
      refusedWith('founding.gone'),
    )
    expect(await apex(after(24 * 60 + 1)).pending({ key })).toBeNull()
    await sweepFoundings({ now: () => after(-1) })
    expect(await apex().pending({ key })).toMatchObject({ email: typed.founder.email })
    await accountDb().founding.updateMany({
      where: { keyHash: secretHash(key) },
      data: { expiresAt: after(-2) },
    })
    await sweepFoundings({ now: () => after(-1) })
    expect(await accountDb().founding.count({ where: { keyHash: secretHash(key) } })).toBe(0)
    expect(await made(typed.estate.slug)).toBe(0)
  })
})

describe('what a new estate begins with', () => {
  it('comes once, though the worker does it again', async () => {
    const { key, code, typed } = await begun()
    await apex().confirm({ key, code })
    const { id } = await accountDb().founding.findUniqueOrThrow({
      where: { keyHash: secretHash(key) },
      select: { id: true },
    })
    await Promise.all([furnish(id), furnish(id)])
    expect(await ctxFor(await estateOf(typed.estate.slug)).db.unit.count()).toBe(27)
  })
})

describe('whether an address is free', () => {
  it('is told in one word, with one near it that is', async () => {
    const { slug } = await makeEstate()
    expect(await apex().slug({ slug: newSlug() })).toEqual({ state: 'free', suggestion: null })
    expect(await apex().slug({ slug, city: 'Knysna' })).toEqual({
      state: 'taken',
      suggestion: `${slug}-knysna`,
    })
    expect(await apex().slug({ slug: 'console' })).toMatchObject({ state: 'reserved' })
    expect(await apex().slug({ slug: 'x y' })).toMatchObject({ state: 'shape' })
  })

  it('is told one connection sixty times in five minutes and no more', async () => {
    const caller = apex()
    const answers = await Promise.allSettled(
      Array.from({ length: 61 }, () => caller.slug({ slug: newSlug() })),
    )
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })
})
