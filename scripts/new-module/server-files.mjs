/** What a module does on the server: policy, reads, commands, its part of the API, its demo. */
export const serverFiles = (names) => [
  [`src/modules/${names.name}/policy.ts`, policy(names)],
  [`src/modules/${names.name}/queries.ts`, queries(names)],
  [`src/modules/${names.name}/service.ts`, service(names)],
  [`src/modules/${names.name}/router.ts`, router(names)],
  [`src/modules/${names.name}/demo.ts`, demo(names)],
]

const policy = ({ key, Model, Models }) => `
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import type { Permission } from '@/server/permissions'

/** The rows in which the actor holds a permission; refuses an actor who holds it in none. */
export function require${Models}(
  { actor }: Pick<Ctx, 'actor'>,
  permission: Permission = '${key}:read',
): Prisma.${Model}WhereInput {
  if (!actor.scopes(permission).has('estate')) throw notAllowed(permission)
  return {}
}
`

const queries = ({ entity, Models, words }) => `
import type { Ctx } from '@/server/context'
import { require${Models} } from './policy'
import { ${entity}Status, type List${Models} } from './schemas'

/** One page of what the actor may see, the newest ${words} first. */
export async function list${Models}(ctx: Ctx, input: List${Models}) {
  const rows = await ctx.db.${entity}.findMany({
    where: {
      AND: [
        require${Models}(ctx),
        input.status ? { status: { in: input.status } } : {},
        input.cursor ? { id: { lt: input.cursor } } : {},
      ],
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: { id: true, name: true, status: true, createdAt: true },
  })
  const items = rows.slice(0, input.limit).map((row) => ({ ...row, status: ${entity}Status.parse(row.status) }))
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}
`

const service = ({ noun, key, entity, Model, Models, words }) => `
import type { Ctx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import { ${entity}Added, ${entity}Closed } from './events'
import { require${Models} } from './policy'
import type { Add${Model}, Close${Model} } from './schemas'
import { statesBefore } from './${noun}'

export async function add${Model}(ctx: Ctx, { name }: Add${Model}): Promise<{ id: string }> {
  require${Models}(ctx, '${key}:add')
  return ctx.tx(async (tx) => {
    const ${entity} = await tx.db.${entity}.create({ data: { name, createdAt: tx.clock.now() }, select: { id: true } })
    await tx.emit(${entity}Added, { entityId: ${entity}.id, payload: { name } })
    return ${entity}
  })
}

/** Compare-and-set: of two at once, one wins and the other is told. */
export async function close${Model}(ctx: Ctx, { id }: Close${Model}): Promise<void> {
  const rows = require${Models}(ctx, '${key}:close')
  await ctx.tx(async (tx) => {
    const ${entity} = await tx.db.${entity}.findFirst({
      where: { AND: [{ id }, rows] },
      select: { id: true, name: true, status: true },
    })
    if (!${entity}) throw notFound('${words}')
    const { count } = await tx.db.${entity}.updateMany({
      where: { id, status: { in: statesBefore('closed') } },
      data: { status: 'closed' },
    })
    if (count === 0) throw conflict('${key}.closed_already', 'This ${words} is closed already.')
    await tx.emit(${entity}Closed, {
      entityId: id,
      payload: { name: ${entity}.name },
      changes: { status: [${entity}.status, 'closed'] },
    })
  })
}
`

const router = ({ key, Model, Models }) => `
import { estateProcedure, router } from '@/server/trpc/builders'
import { list${Models} } from './queries'
import * as input from './schemas'
import { add${Model}, close${Model} } from './service'

export const ${key}Router = router({
  list: estateProcedure('${key}:read').input(input.list${Models}).query(({ ctx, input }) => list${Models}(ctx, input)),
  add: estateProcedure('${key}:add').input(input.add${Model}).mutation(({ ctx, input }) => add${Model}(ctx, input)),
  close: estateProcedure('${key}:close').input(input.close${Model}).mutation(({ ctx, input }) => close${Model}(ctx, input)),
})
`

const demo = ({ entity, words }) => `
import type { Ctx } from '@/server/context'
import type { DemoEstate } from '@/server/module'

/** As many as the estate's size makes likely. */
export async function demo(ctx: Ctx, estate: DemoEstate): Promise<void> {
  const count = Math.max(3, Math.round(estate.units / 40))
  await ctx.db.${entity}.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      name: \`A ${words}, number \${index + 1}\`,
      status: estate.random() < 0.3 ? 'open' : 'closed',
    })),
  })
}
`
