import { describe, expect, it } from 'vitest'
import { hashPassword } from '@/server/auth/password'
import { signIn } from '@/server/auth/sign-in'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { estateById, estateBySlug } from '@/server/estates'
import { mailOutbox } from '@/server/mail'
import { requestInfo } from '@/server/request'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { newEmail, newSlug } from '@/testing/founding'
import { makeOperator } from '@/testing/operator'
import { foundingJobs } from './jobs'
import { makeSecret } from './secrets'

const reason = 'They asked for it on the phone'
const deskOf = async (role: Parameters<typeof makeOperator>[0] = 'owner', name = 'Olu Operator') =>
  callerAs({ console: await makeOperator(role, name) })

const facts = () => ({
  name: 'Baobab Ridge',
  slug: newSlug(),
  kind: 'residential_estate' as const,
  country: 'KE',
  city: 'Nairobi',
  state: '',
  address: '',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  locale: 'en-KE',
  diallingCode: '+254',
  unitWord: 'House',
})

const typed = () => ({
  ...facts(),
  key: makeSecret().secret,
  homes: [{ name: 'Block A', prefix: 'A-', first: 1, count: 3 }],
  adminName: 'Wanjiru Kamau',
  adminEmail: newEmail(),
  terms: 'trial' as const,
  trialDays: 45,
  planId: '' as const,
  paidUntil: '' as const,
  reason,
})

const refusedWith = (code: string) => ({ cause: { code } })
const across = () => unsafeAcrossEstates('a test looks')
const planId = async (key: string) =>
  (await across().plan.findUniqueOrThrow({ where: { key }, select: { id: true } })).id
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What the worker was asked to mail for an estate. */
async function invitationsFor(estateId: string): Promise<{ memberId: string }[]> {
  return across().$queryRaw`
    SELECT payload->>'memberId' AS "memberId" FROM job_request
    WHERE task = 'founding.invite' AND payload->>'estate' = ${estateId} ORDER BY id`
}

describe('an estate that an operator creates', () => {
  it('has its homes, its terms, an administrator who is mailed the way in, and a line with the reason', async () => {
    const desk = await deskOf()
    const input = typed()
    const { id } = await desk.founding.create(input)
    const estate = await estateById(id)
    if (!estate) throw new Error('it was not made')
    expect(estate).toMatchObject({ slug: input.slug, status: 'trial', currency: 'KES', unitWord: 'House' })
    const ctx = ctxFor(estate)
    expect(await ctx.db.unit.count()).toBe(3)
    expect(await ctx.db.ticketCategory.count()).toBeGreaterThan(0)
    const record = await desk.platform.estate({ id })
    expect(record).toMatchObject({ contactName: 'Wanjiru Kamau', units: 3, members: 1 })
    expect(record.history).toMatchObject([{ name: 'estate.created', operator: 'Olu Operator', reason }])
    const days = ((record.trialEndsAt?.getTime() ?? 0) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(45)
    const { administrators } = await desk.founding.administrators({ id })
    expect(administrators).toMatchObject([{ name: 'Wanjiru Kamau', email: input.adminEmail, invited: true }])
    expect(await invitationsFor(id)).toEqual([{ memberId: administrators[0]?.id }])
  })

  it('is made once, however often and however many at once the same form is sent', async () => {
    const desk = await deskOf()
    const input = typed()
    const made = await Promise.all(Array.from({ length: 5 }, () => desk.founding.create(input)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect((await desk.founding.create(input)).id).toBe(made[0]?.id)
    expect(await across().estate.count({ where: { slug: input.slug } })).toBe(1)
    expect(await invitationsFor(made[0]?.id ?? '')).toHaveLength(1)
    const corrected = { ...input, adminEmail: `right-${input.adminEmail}` }
    await expect(desk.founding.create(corrected)).rejects.toMatchObject({
      cause: { code: 'founding.made_already' },
    })
  })

  it('is made for one of two operators who want the same address; the other is offered another', async () => {
    const [one, two] = [await deskOf(), await deskOf('support')]
    const [first, second] = [typed(), typed()]
    const outcomes = await Promise.allSettled([
      one.founding.create(first),
      two.founding.create({ ...second, slug: first.slug }),
    ])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      cause: { code: 'founding.slug_taken', details: { suggestion: expect.any(String) } },
    })
    expect(await across().estate.count({ where: { slug: first.slug } })).toBe(1)
  })

  it('begins with a plan that is paid, where the operator may say so', async () => {
    const input = {
      ...typed(),
      terms: 'paid' as const,
      planId: await planId('village'),
      paidUntil: inDays(60),
    }
    await expect((await deskOf('support')).founding.create(input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const desk = await deskOf()
    const { id } = await desk.founding.create(input)
    expect(await desk.platform.estate({ id })).toMatchObject({
      status: 'active',
      plan: 'Village',
      revenue: 3n * 11_500n,
      revenueCurrency: 'KES',
    })
    const looks = await across().$queryRaw<{ at: Date }[]>`
      SELECT run_at AS at FROM job_request WHERE estate_id = ${id}::uuid AND task = 'subscription.look'`
    expect(looks.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([inDays(61)])
  })

  it('is not paid until yesterday', async () => {
    const input = { ...typed(), terms: 'paid' as const, planId: await planId('village') }
    const desk = await deskOf()
    for (const paidUntil of [inDays(-2), inDays(6 * 366)])
      await expect(desk.founding.create({ ...input, paidUntil })).rejects.toMatchObject(
        refusedWith('founding.not_ahead'),
      )
    await expect(desk.founding.create({ ...input, paidUntil: '' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it('says before anything is made which homes the plan has no room for', async () => {
    const desk = await deskOf()
    const homes = [{ name: 'All', prefix: '', first: 1, count: 151 }]
    const paid = { terms: 'paid' as const, planId: await planId('village'), paidUntil: inDays(60) }
    const input = { ...typed(), homes, ...paid }
    await expect(desk.founding.create(input)).rejects.toMatchObject({
      cause: {
        code: 'founding.homes_over_plan',
        details: { fields: { homes: 'The plan Village is for 150 units, and these are 151.' } },
      },
    })
    expect(await estateBySlug(input.slug)).toBeNull()
  })

  it('is nobody’s to create who only looks, counts money or is a member', async () => {
    for (const role of ['finance', 'read_only'] as const)
      await expect((await deskOf(role)).founding.create(typed())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const estate = await makeEstate()
    const member = await makeMember(estate, { roles: ['administrator'] })
    await expect(callerAs({ estate, member }).founding.create(typed())).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  it('lets an invited administrator choose a password by a newer link, and somebody with one keep theirs', async () => {
    const desk = await deskOf('support')
    const input = typed()
    const { id } = await desk.founding.create(input)
    const [admin] = (await desk.founding.administrators({ id })).administrators
    await desk.founding.renewInvitation({ id, memberId: admin?.id ?? '', reason })
    expect(await invitationsFor(id)).toHaveLength(2)

    await accountDb().account.update({
      where: { email: input.adminEmail },
      data: { passwordHash: await hashPassword('velvet ladder thirteen') },
      select: { id: true },
    })
    await expect(
      desk.founding.renewInvitation({ id, memberId: admin?.id ?? '', reason }),
    ).rejects.toMatchObject(refusedWith('founding.has_password'))
    const again = await desk.founding.create({ ...typed(), adminEmail: input.adminEmail })
    const second = await estateById(again.id)
    if (!second) throw new Error('it was not made')
    expect(
      await signIn(requestOf({ estate: second }), input.adminEmail, 'velvet ladder thirteen'),
    ).not.toBeNull()
  })

  it('mails its administrator a link on the estate’s own site, by which they come in', async () => {
    const desk = await deskOf()
    const input = typed()
    const { id } = await desk.founding.create(input)
    const [invitation] = await invitationsFor(id)
    const job = foundingJobs.find(({ name }) => name === 'founding.invite')
    const memberId = invitation?.memberId ?? ''
    await job?.run({ estate: id, memberId, inviter: 'Olu Operator', key: memberId })
    const [mail] = (await mailOutbox().list(10_000)).filter(({ to }) => to === input.adminEmail)
    expect(mail?.text).toContain('Olu Operator of Gatehouse has set Baobab Ridge up')
    const token = new RegExp(`//${input.slug}\\.[^/]+/reset\\?token=([\\w-]+)`).exec(mail?.text ?? '')?.[1]
    const estate = await estateById(id)
    if (!estate) throw new Error('it was not made')
    const password = 'copper kettle morning rain'
    await callerAs({ estate }).identity.resetPassword({ token: token ?? '', password })
    expect(await signIn(requestOf({ estate }), input.adminEmail, password)).not.toBeNull()
    expect((await desk.founding.administrators({ id })).administrators).toMatchObject([{ invited: false }])
  })
})

async function opened() {
  const estate = await makeEstate({ name: 'Acacia Court', country: 'KE', locale: 'en-KE' })
  const desk = await deskOf()
  const { asOf, values } = await desk.founding.toEdit({ id: estate.id })
  return { estate, desk, edit: { ...values, id: estate.id, asOf, reason } }
}

describe('editing an estate', () => {
  it('changes its facts, and both trails have what it was and what it is, with phones masked', async () => {
    const { estate, desk, edit } = await opened()
    await desk.founding.save({
      ...edit,
      name: 'Acacia Gardens',
      timeZone: 'Africa/Nairobi',
      contactPhone: '0722 123 456',
    })
    expect(await estateById(estate.id)).toMatchObject({ name: 'Acacia Gardens', timeZone: 'Africa/Nairobi' })
    const { items } = await desk.platform.trail({ subjectId: estate.id })
    expect(items).toMatchObject([{ name: 'estate.edited', reason, operator: 'Olu Operator' }])
    expect(items[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'name', before: 'Acacia Court', after: 'Acacia Gardens' },
        { field: 'contactPhone', before: '', after: '+25…3456' },
      ]),
    )
    const event = await ctxFor(estate).db.event.findFirstOrThrow({
      where: { name: 'estate.edited' },
      select: { actorKind: true, actorName: true, changes: true, payload: true },
    })
    expect(event).toMatchObject({
      actorKind: 'operator',
      actorName: 'Olu Operator',
      payload: { reason },
      changes: { name: ['Acacia Court', 'Acacia Gardens'], contactPhone: ['', '+25…3456'] },
    })
  })

  it('refuses to save over what somebody else saved meanwhile, and says who it was', async () => {
    const { estate, desk, edit } = await opened()
    const member = await makeMember(estate, { name: 'Naledi Jacobs', roles: ['administrator'] })
    const { settings } = callerAs({ estate, member })
    const general = await settings.general()
    await settings.saveGeneral({ ...general.values, name: 'Acacia Park', asOf: general.asOf })
    await expect(desk.founding.save({ ...edit, city: 'Nakuru' })).rejects.toMatchObject({
      cause: {
        code: 'founding.changed_meanwhile',
        details: { by: 'Naledi Jacobs', asOf: expect.any(String) },
      },
    })
    const { asOf, values } = await desk.founding.toEdit({ id: estate.id })
    await desk.founding.save({ ...values, id: estate.id, asOf, reason, city: 'Nakuru' })
    expect((await desk.platform.estate({ id: estate.id })).city).toBe('Nakuru')
  })

  it('lets one of two operators at once save', async () => {
    const { edit } = await opened()
    const desks = await Promise.all(Array.from({ length: 4 }, () => deskOf('support')))
    const outcomes = await Promise.allSettled(
      desks.map((desk, index) => desk.founding.save({ ...edit, name: `Acacia ${index}` })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('moves it to another address at once: the old one leads nowhere, and whoever takes it is met there', async () => {
    const { estate, desk, edit } = await opened()
    const at = (slug: string) =>
      requestInfo(new Headers({ host: `${slug}.localhost` }))
        .estate()
        .then((visit) => visit?.estate.id ?? null)
    expect(await at(estate.slug)).toBe(estate.id)
    const slug = newSlug()
    await desk.founding.save({ ...edit, slug })
    expect(await at(slug)).toBe(estate.id)
    expect(await at(estate.slug), 'though this process knew the old one').toBeNull()
    const { id } = await desk.founding.create({ ...typed(), slug: estate.slug })
    expect(await at(estate.slug)).toBe(id)
  })

  it('refuses an address that is taken or kept, also when it was taken a moment ago', async () => {
    const { desk, edit } = await opened()
    const other = await makeEstate()
    await expect(desk.founding.save({ ...edit, slug: other.slug })).rejects.toMatchObject(
      refusedWith('founding.slug_taken'),
    )
    await expect(desk.founding.save({ ...edit, slug: 'console' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(await desk.founding.slugAtDesk({ slug: edit.slug, of: edit.id })).toMatchObject({ state: 'free' })
    expect(await desk.founding.slugAtDesk({ slug: other.slug, of: edit.id })).toMatchObject({
      state: 'taken',
    })

    const slug = newSlug()
    const another = await opened()
    const outcomes = await Promise.allSettled([
      desk.founding.save({ ...edit, slug }),
      another.desk.founding.save({ ...another.edit, slug }),
    ])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject(refusedWith('founding.slug_taken'))
  })

  it('leaves a closed estate as it is, writes nothing where nothing changed, and is not everybody’s', async () => {
    const { estate, desk, edit } = await opened()
    await desk.founding.save(edit)
    expect((await desk.platform.estate({ id: estate.id })).history).toEqual([])
    for (const role of ['finance', 'read_only'] as const)
      await expect((await deskOf(role)).founding.save({ ...edit, name: 'X' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    await across().estate.update({
      where: { id: estate.id },
      data: { status: 'closed', closedAt: new Date() },
      select: { id: true },
    })
    await expect(desk.founding.save({ ...edit, name: 'X' })).rejects.toMatchObject(
      refusedWith('founding.closed'),
    )
  })
})
