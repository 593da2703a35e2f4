import { TRPCError } from '@trpc/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { makeCtx } from '@/server/make-context'
import type { ProcedureMeta } from '@/server/trpc/builders'
import { callerAs } from '@/testing/caller'
import { acrossEstates } from '@/testing/owner'
import { sampleInputs } from '@/testing/sample-input'
import { makeVisit } from '@/testing/support'
import { wholeEstate, type WholeEstate } from '@/testing/whole-estate'
import { PLATFORM_TABLES } from '@/server/db/fences'
import { appRouter } from './router'

// Generated from the router and the schema: a new procedure or table is tried from its first minute.

const metaOf = z.custom<ProcedureMeta>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value,
)

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, type, inputs }: { meta?: unknown; type: string; inputs: unknown[] } = Reflect.get(
    procedure,
    '_def',
  )
  const input = inputs[0]
  return { path, type, meta: metaOf.parse(meta), input: input instanceof z.ZodType ? input : undefined }
})
const own = procedures.filter(({ meta }) => meta.kind === 'estate' || meta.kind === 'self')

let estate: WholeEstate
let visit: Awaited<ReturnType<typeof makeVisit>>

beforeAll(async () => {
  estate = await wholeEstate(303)
  visit = await makeVisit(estate.estate)
})

async function codeOf(path: string, input: unknown): Promise<string> {
  const caller: unknown = callerAs(visit.visitor)
  try {
    const target = path.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), caller)
    if (typeof target !== 'function') throw new Error(`${path} is no procedure`)
    await target(input)
    return 'OK'
  } catch (error) {
    return error instanceof TRPCError ? error.code : 'THROWN'
  }
}

const tables = Object.values(Prisma.ModelName)
  .map((name) => name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase())
  .filter((name) => !(name in PLATFORM_TABLES))

/** Everything of the estate but what its trail says. */
async function digest(): Promise<unknown[]> {
  const rows = []
  for (const table of tables)
    if (!['event', 'event_outbox', 'event_unsealed'].includes(table))
      rows.push(
        ...(await acrossEstates(
          `SELECT '${table}' AS name, count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t WHERE estate_id = $1`,
          [estate.estate.id],
        )),
      )
  return rows
}

describe('support that only looks', () => {
  it('changes nothing by any procedure, whatever it is given', async () => {
    const before = await digest()
    const passed: string[] = []
    const ids = [
      estate.members.administrator.id,
      (
        await acrossEstates<{ id: string }>('SELECT id FROM ticket WHERE estate_id = $1 LIMIT 1', [
          estate.estate.id,
        ])
      )[0]?.id ?? '',
      (
        await acrossEstates<{ id: string }>('SELECT id FROM unit WHERE estate_id = $1 LIMIT 1', [
          estate.estate.id,
        ])
      )[0]?.id ?? '',
    ]
    for (const { path, type, input } of own.filter(({ type }) => type === 'mutation'))
      for (const id of ids)
        for (const sample of sampleInputs(input, id).slice(0, 3)) {
          const code = await codeOf(path, sample)
          if (code !== 'FORBIDDEN' && code !== 'UNAUTHORIZED') passed.push(`${path} (${type}): ${code}`)
        }
    expect(passed).toEqual([])
    expect(await digest()).toEqual(before)
  }, 120_000)

  it('leaves a line in the trail for every call that was answered', async () => {
    const lines = async () =>
      (
        await acrossEstates<{ count: number }>(
          `SELECT count(*)::int FROM event WHERE estate_id = $1 AND name = 'support.looked'`,
          [estate.estate.id],
        )
      )[0]?.count ?? 0
    let answered = 0
    const before = await lines()
    for (const { path, input } of own.filter(({ type }) => type === 'query'))
      for (const sample of sampleInputs(input, estate.members.administrator.id).slice(0, 1)) {
        const code = await codeOf(path, sample)
        if (code === 'OK') answered += 1
      }
    expect(answered).toBeGreaterThan(5)
    expect((await lines()) - before).toBeGreaterThanOrEqual(answered)
  }, 60_000)

  const models = Object.values(Prisma.ModelName).filter(
    (name) => !(name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase() in PLATFORM_TABLES),
  )
  it.each(models)(
    'can’t write %s though a check were forgotten: the database itself refuses',
    async (model) => {
      const ctx = makeCtx({ estate: estate.estate, actor: visit.support })
      const delegate: unknown = Reflect.get(ctx.db, model.charAt(0).toLowerCase() + model.slice(1))
      const deletion: unknown = Reflect.get(Object(delegate), 'deleteMany')
      if (typeof deletion !== 'function') throw new Error(`${model} has no deleteMany`)
      await expect(Promise.resolve(Reflect.apply(deletion, delegate, [{}]))).rejects.toThrow(
        /read-only transaction|permission denied/,
      )
    },
  )

  it('can’t write in a command either, nor by bare SQL', async () => {
    const ctx = makeCtx({ estate: estate.estate, actor: visit.support })
    await expect(ctx.tx((tx) => tx.db.unit.create({ data: { number: 'Q-1' } }))).rejects.toThrow(
      /read-only transaction/,
    )
    await expect(ctx.db.$executeRaw`UPDATE member SET name = 'Mallory'`).rejects.toThrow(
      /read-only transaction/,
    )
  })
})
