import type { Ctx } from '@/server/context'
import { modules, type FindRecords, type TrailRecord } from '@/server/module'

/** What an event is about: with its page, where it still exists. */
export type FoundRecord = { key: string; label: string | null; href: string | null }

type About = { entity: string; entityId: string }

async function finders(): Promise<Map<string, FindRecords>> {
  const found = modules().flatMap((module) => Object.entries(module.records ?? {}))
  return new Map(await Promise.all(found.map(async ([entity, load]) => [entity, await load()] as const)))
}

/** Looks up what some events are about, one query for each kind of record. */
export async function recordFinder(
  ctx: Ctx,
  events: readonly About[],
): Promise<(event: About) => FoundRecord | null> {
  const loaders = await finders()
  const found = new Map<string, TrailRecord>()
  await Promise.all(
    [...Map.groupBy(events, ({ entity }) => entity)].map(async ([entity, group]) => {
      const records = await loaders.get(entity)?.(ctx, [...new Set(group.map(({ entityId }) => entityId))])
      for (const record of records ?? []) found.set(`${entity}:${record.id}`, record)
    }),
  )
  return ({ entity, entityId }) => {
    const key = `${entity}:${entityId}`
    const record = found.get(key)
    if (!loaders.has(entity)) return null
    return { key, label: record?.label ?? null, href: record?.href ?? null }
  }
}

/** What ids of any kind are called now: for changes that name other records. */
export async function namesOfIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const loaders = [...(await finders()).values()]
  const found = await Promise.all(loaders.map((find) => find(ctx, [...new Set(ids)])))
  return new Map(found.flat().map(({ id, label }) => [id, label]))
}
