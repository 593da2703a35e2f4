import { TRPCError } from '@trpc/server'
import { toWire } from '@/lib/wire'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MemberActor } from '@/server/context'
import { modules } from '@/server/module'
import { operatorMay, ROLES, type OperatorRole } from '@/server/permissions'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import type { ProcedureMeta } from '@/server/trpc/builders'
import { callerAs, type Visitor } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates, asOwner } from '@/testing/owner'
import { sampleInputs } from '@/testing/sample-input'
import { wholeEstate, type WholeEstate } from '@/testing/whole-estate'
import { PLATFORM_TABLES } from '@/server/db/fences'
import { appRouter } from './router'

// Generated from the router: a new procedure is tried from its first minute.

type Procedure = { path: string; type: string; meta: ProcedureMeta; input: z.ZodType | undefined }

const metaOf = z.custom<ProcedureMeta>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value,
)

const procedures: Procedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, type, inputs }: { meta?: unknown; type: string; inputs: unknown[] } = Reflect.get(
    procedure,
    '_def',
  )
  const input = inputs[0]
  return { path, type, meta: metaOf.parse(meta), input: input instanceof z.ZodType ? input : undefined }
})

const own = procedures.filter(({ meta }) => meta.kind === 'estate' || meta.kind === 'self')
const operators = procedures.filter(({ meta }) => meta.kind === 'operator')
const open = procedures.filter(({ meta }) => meta.kind === 'public')

let estate: WholeEstate
let other: WholeEstate

beforeAll(async () => {
  estate = await wholeEstate(101)
  other = await wholeEstate(202)
})

/** Calls a procedure, reading one message where it is a subscription; gives the result or the error's code. */
async function call(
  visitor: Visitor,
  { path, type }: Procedure,
  input: unknown,
): Promise<{ code: string; result?: unknown }> {
  const caller: unknown = callerAs(visitor)
  try {
    const target = path.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), caller)
    if (typeof target !== 'function') throw new Error(`${path} is no procedure`)
    const result: unknown = await target(input)
    if (type === 'subscription') return { code: 'OK', result: await firstOf(result) }
    return { code: 'OK', result }
  } catch (error) {
    return { code: error instanceof TRPCError ? error.code : 'THROWN' }
  }
}

async function firstOf(stream: unknown): Promise<unknown> {
  if (!isStream(stream)) return stream
  for await (const first of stream) return first
  return undefined
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

async function makeOperator(
  role: OperatorRole,
  secondFactorAt: Date | null = new Date(),
): Promise<{ sessionId: string }> {
  const across = unsafeAcrossEstates('a test makes an operator')
  const account = await across.account.create({
    data: { email: `${crypto.randomUUID()}@example.com`, name: role },
    select: { id: true },
  })
  await across.operator.create({ data: { accountId: account.id, name: role, role } })
  const session = await accountDb().session.create({
    data: {
      site: 'console',
      accountId: account.id,
      expiresAt: new Date(Date.now() + 3_600_000),
      secondFactorAt,
    },
    select: { id: true },
  })
  return { sessionId: session.id }
}

describe('every procedure', () => {
  it('was made by one of the four builders', () => {
    expect(procedures.length).toBeGreaterThan(10)
    for (const { meta } of procedures) expect(['estate', 'self', 'operator', 'public']).toContain(meta.kind)
  })

  it('of a member asks for nothing that names an estate', () => {
    for (const { path, input } of own)
      expect([
        path,
        JSON.stringify(input ? z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) : {}),
      ]).toEqual([path, expect.not.stringContaining('estateId')])
  })

  it('of an estate asks for a permission that some module grants', () => {
    const granted = new Set(modules().flatMap((module) => Object.keys(module.grants)))
    for (const { path, meta } of own)
      if (meta.kind === 'estate') expect([path, granted.has(meta.permission)]).toEqual([path, true])
  })
})

describe.each(own)('$path', (procedure) => {
  it('answers nobody, on no site', async () => {
    const visitors: Visitor[] = [
      { estate: estate.estate },
      { apex: true },
      { console: null },
      { console: await makeOperator('owner') },
    ]
    for (const visitor of visitors)
      expect((await call(visitor, procedure, undefined)).code).toBe('UNAUTHORIZED')
  })

  it('answers no session of another estate on this estate’s site', async () => {
    const visitor = { estate: estate.estate, member: other.members.administrator }
    expect((await call(visitor, procedure, undefined)).code).toBe('UNAUTHORIZED')
  })

  it('answers nobody whose membership is not active', async () => {
    for (const status of ['pending', 'suspended', 'left', 'invited'] as const) {
      const member = await makeMember(estate.estate, { status, roles: ['administrator'] })
      expect((await call({ estate: estate.estate, member }, procedure, undefined)).code).toBe('FORBIDDEN')
    }
  })

  it.each(ROLES)('lets the role %s in exactly where a module grants it', async (role) => {
    const { meta } = procedure
    const may =
      meta.kind === 'self' ||
      modules().some(
        (module) =>
          meta.kind === 'estate' &&
          Object.entries(module.grants).some(([name, byRole]) => name === meta.permission && byRole[role]),
      )
    // A right comes before the input: with an impossible one, who may is told so, and who may not is not.
    const { code } = await call(
      { estate: estate.estate, member: estate.members[role] },
      procedure,
      procedure.input ? Symbol.for('nothing') : undefined,
    )
    if (may) expect(code).not.toBe('FORBIDDEN')
    else expect(code).toBe('FORBIDDEN')
  })
})

describe('what reaches far in an estate', () => {
  it('asks an administrator for the password again, unless it was given lately', async () => {
    const administrator = await makeMember(estate.estate, { roles: ['administrator'] })
    const given = (minutes: number | null) =>
      accountDb().session.update({
        where: { id: administrator.sessionId },
        data: { confirmedAt: minutes === null ? null : new Date(Date.now() - minutes * 60_000) },
        select: { id: true },
      })
    const asking: Record<string, string[]> = {}
    for (const minutes of [null, 11, 9]) {
      await given(minutes)
      const refused = []
      for (const procedure of own.filter(({ meta }) => meta.kind === 'estate')) {
        const input = procedure.input ? Symbol.for('nothing') : undefined
        const { code } = await call({ estate: estate.estate, member: administrator }, procedure, input)
        if (code === 'FORBIDDEN') refused.push(procedure.path)
      }
      asking[String(minutes)] = refused
    }
    const sensitive = own.flatMap(({ path, meta }) => (meta.kind === 'estate' && meta.sensitive ? path : []))
    expect(sensitive).toEqual(
      expect.arrayContaining(['subscription.close', 'subscription.choose', 'support.allow', 'archive.ask']),
    )
    expect(asking).toEqual({ null: sensitive, 11: sensitive, 9: [] })
  })
})

describe('while an estate is suspended or closed', () => {
  it('every procedure refuses its members, but for those that say they serve its administrators then', async () => {
    const said: string[] = []
    for (const status of ['suspended', 'closed'] as const) {
      const shut = await makeEstate({ status })
      const [administrator, owner] = [
        await makeMember(shut, { roles: ['administrator'] }),
        await makeMember(shut, { roles: ['owner'] }),
      ]
      for (const procedure of own) {
        const input = procedure.input ? Symbol.for('nothing') : undefined
        const codes = []
        for (const member of [administrator, owner])
          codes.push(
            (await call({ estate: shut, member }, procedure, input)).code === 'FORBIDDEN' ? 'no' : 'yes',
          )
        if (codes.includes('yes')) said.push(`${procedure.path} ${codes.join(' ')}`)
      }
    }
    const serving = own.filter(({ meta }) => meta.kind === 'estate' && meta.whileShut)
    // Twice: suspended, and closed.
    expect(said.toSorted()).toEqual([...serving, ...serving].map(({ path }) => `${path} yes no`).toSorted())
  })
})

describe.each(operators)('$path', (procedure) => {
  it('is for operators on the console alone', async () => {
    const member = estate.members.administrator
    const visitors: Visitor[] = [
      { estate: estate.estate, member },
      { estate: estate.estate },
      { apex: true },
      { console: null },
      { console: { sessionId: member.sessionId } },
    ]
    for (const visitor of visitors)
      expect((await call(visitor, procedure, undefined)).code).toBe('UNAUTHORIZED')
  })

  it('is shut to an owner whose second factor was not given', async () => {
    const visitor = { console: await makeOperator('owner', null) }
    expect((await call(visitor, procedure, undefined)).code).toBe('UNAUTHORIZED')
  })

  it('asks for the second factor again where it is sensitive', async () => {
    if (procedure.meta.kind !== 'operator') throw new Error('not an operator’s')
    const stale = await makeOperator('owner', new Date(Date.now() - 11 * 60_000))
    const { code } = await call(
      { console: stale },
      procedure,
      procedure.input ? Symbol.for('nothing') : undefined,
    )
    if (procedure.meta.sensitive) expect(code).toBe('FORBIDDEN')
    else expect(code).not.toBe('FORBIDDEN')
  })

  it.each(['owner', 'support', 'finance', 'read_only'] as const)(
    'lets the operator role %s in exactly where the table says',
    async (role) => {
      if (procedure.meta.kind !== 'operator') throw new Error('not an operator’s')
      const { code } = await call(
        { console: await makeOperator(role) },
        procedure,
        procedure.input ? Symbol.for('nothing') : undefined,
      )
      if (operatorMay(role, procedure.meta.permission)) expect(code).not.toBe('FORBIDDEN')
      else expect(code).toBe('FORBIDDEN')
    },
  )
})

describe.each(open)('$path', (procedure) => {
  it('says on which site and how often', () => {
    expect(procedure.meta).toMatchObject({
      site: expect.any(String),
      limit: { max: expect.any(Number), windowSeconds: expect.any(Number) },
    })
  })
})

describe('ids of another estate', () => {
  it('lead to nothing and change nothing, in whatever field of whatever procedure they stand', async () => {
    const ids = await idsOf(other)
    const before = await everythingOf(other)
    const said: string[] = []
    for (const procedure of own)
      for (const id of ids)
        for (const input of sampleInputs(procedure.input, id).slice(0, 3)) {
          const { result } = await call(
            { estate: estate.estate, member: estate.members.administrator },
            procedure,
            input,
          )
          const text = JSON.stringify(toWire(result))
          for (const secret of before.secrets)
            if (text.includes(secret)) said.push(`${procedure.path} said ${secret}`)
        }
    expect(said).toEqual([])
    expect(await everythingOf(other)).toEqual(before)
  }, 120_000)
})

const estateTables = (
  await asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
)
  .map((table) => table.name)
  .filter((name) => !(name in PLATFORM_TABLES))

/** One id out of each table. */
async function idsOf({ estate: { id } }: WholeEstate): Promise<string[]> {
  const ids: string[] = []
  for (const table of estateTables) {
    const rows = await acrossEstates<{ id?: string }>(
      `SELECT * FROM ${table} WHERE estate_id = $1 ORDER BY 2 LIMIT 1`,
      [id],
    )
    for (const row of rows) if (row.id) ids.push(row.id)
  }
  return ids
}

/** A digest of every row, and words that nobody else may read. */
async function everythingOf({
  estate: { id, slug },
  members,
}: WholeEstate): Promise<{ digests: unknown[]; secrets: string[] }> {
  const digests = []
  for (const table of estateTables)
    digests.push(
      ...(await acrossEstates(
        `SELECT '${table}' AS table, count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t WHERE estate_id = $1`,
        [id],
      )),
    )
  const people = await acrossEstates<{ id: string; email: string | null }>(
    'SELECT id, email FROM member WHERE estate_id = $1 LIMIT 50',
    [id],
  )
  const emails = people.flatMap((person) => (person.email?.includes('-') ? [person.email] : []))
  const actors: MemberActor[] = Object.values(members)
  return {
    digests,
    secrets: [id, slug, ...emails, ...actors.map((actor) => actor.accountId)],
  }
}
