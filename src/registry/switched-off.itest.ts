import { TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { unsafeAcrossEstates } from '@/server/db/client'
import { serveDownload } from '@/server/downloads'
import { DomainError } from '@/server/errors'
import { estateById } from '@/server/estates'
import { STORED_EVENT } from '@/server/notify'
import { isFor } from '@/server/live-router'
import { modules } from '@/server/module'
import { searchEverything } from '@/server/search'
import type { ProcedureMeta } from '@/server/trpc/builders'
import { taskList } from '@/server/worker'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor } from '@/testing/estate'
import { again, aTicket, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { placesFor } from './navigation'
import { appRouter } from './router'

const switchable = modules().filter((module) => module.switchable)

async function withOff(names: string[]): Promise<{ desk: HelpDesk; ticketId: string }> {
  const desk = await makeHelpDesk()
  const { id } = await aTicket(desk)
  await unsafeAcrossEstates('a test switches modules off').estate.update({
    where: { id: desk.estate.id },
    data: { modulesOff: names },
    select: { id: true },
  })
  const estate = await estateById(desk.estate.id)
  if (!estate) throw new Error('the estate is gone')
  const [manager, tenant] = [await again(estate, desk.manager), await again(estate, desk.tenant)]
  return { desk: { ...desk, estate, manager, tenant }, ticketId: id }
}

const permissionsOf = (name: string) =>
  new Set(Object.keys(modules().find((module) => module.name === name)?.grants ?? {}))

/** Paths of the procedures that ask for one of a module's permissions. */
function proceduresOf(name: string): string[] {
  const permissions = permissionsOf(name)
  return Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
    const { meta }: { meta?: ProcedureMeta } = Reflect.get(procedure, '_def')
    return meta?.kind === 'estate' && permissions.has(meta.permission) ? [path] : []
  })
}

/** Runs a task as the queue does; of the queue itself it gets nothing but the signal. */
async function runTask(task: unknown, estateId: string, payload: object): Promise<void> {
  if (typeof task !== 'function') throw new Error('there is no such task')
  await Reflect.apply(task, undefined, [
    { estateId, payload },
    { abortSignal: new AbortController().signal, job: { id: '1' } },
  ])
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) return error.cause.code
    return error instanceof DomainError ? error.code : String(error)
  }
}

describe.each(switchable.map(({ name }) => name))('%s, switched off', (name) => {
  it('is in nobody’s navigation', async () => {
    const { desk } = await withOff([name])
    for (const actor of [desk.manager, desk.tenant])
      for (const shell of ['staff', 'resident'] as const)
        expect(placesFor(actor, shell).filter((place) => place.module === name)).toEqual([])
  })

  it('has no procedure that answers', async () => {
    const { desk } = await withOff([name])
    const caller: unknown = callerAs({ estate: desk.estate, member: desk.manager })
    for (const path of proceduresOf(name)) {
      const target = path.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), caller)
      if (typeof target !== 'function') throw new Error(`${path} is no procedure`)
      expect([path, await codeOf(Promise.resolve(target({})))]).toEqual([path, 'switched_off'])
    }
  })

  it('makes no file of its lists', async () => {
    const { desk } = await withOff([name])
    const info = requestOf({ estate: desk.estate, member: desk.manager })
    const request = new Request('http://estate.localhost/api/export')
    for (const what of Object.keys(modules().find((module) => module.name === name)?.downloads ?? {}))
      expect(await codeOf(serveDownload(request, info, { module: name, what }))).toBe('not_found')
  })

  it('runs no job, and keeps none as failed', async () => {
    const { desk } = await withOff([name])
    const tasks = taskList([])
    for (const { job } of modules().find((module) => module.name === name)?.jobs ?? [])
      await runTask(tasks[job.name], desk.estate.id, {})
  })
})

describe('the help desk, switched off', () => {
  it('is found by no search, wakes no screen, and rings no bell', async () => {
    const { desk, ticketId } = await withOff(['tickets'])
    const ctx = ctxFor(desk.estate, desk.manager)
    expect((await searchEverything(ctx, 'tap drips')).map((group) => group.module)).not.toContain('tickets')
    const event = await ctx.db.event.findFirstOrThrow({
      where: { entityId: ticketId },
      orderBy: { id: 'asc' },
      select: STORED_EVENT,
    })
    expect(isFor({ estate: desk.estate, actor: desk.manager }, event)).toBe(false)
    await runTask(taskList([])['notify.event'], desk.estate.id, { eventId: event.id })
    expect(await ctx.db.notification.count({ where: { eventId: event.id } })).toBe(0)
  })

  it('comes back with all that it held', async () => {
    const { desk, ticketId } = await withOff(['tickets'])
    await unsafeAcrossEstates('a test switches modules on').estate.update({
      where: { id: desk.estate.id },
      data: { modulesOff: [] },
      select: { id: true },
    })
    const record = await callerAs({ estate: desk.estate, member: desk.manager }).tickets.record({
      id: ticketId,
    })
    expect(record.title).toBe('The tap drips')
  })

  it('leaves other estates as they are', async () => {
    await withOff(['tickets'])
    const other = await makeHelpDesk()
    const { id } = await aTicket(other)
    const list = await callerAs({ estate: other.estate, member: other.manager }).tickets.list({})
    expect(list.items.map((ticket) => ticket.id)).toContain(id)
  })

  it('is off as well where the plan leaves it out, and can’t be switched on', async () => {
    const desk = await makeHelpDesk()
    const across = unsafeAcrossEstates('a test makes a plan without the help desk')
    const plan = await across.plan.create({
      data: { key: `k-${desk.estate.slug}`, name: 'Small', allModules: false, modules: [], active: false },
      select: { id: true },
    })
    await across.estate.update({
      where: { id: desk.estate.id },
      data: { planId: plan.id },
      select: { id: true },
    })
    const manager = callerAs({ estate: desk.estate, member: desk.manager })
    expect(await codeOf(manager.tickets.list({}))).toBe('switched_off')
    expect(await codeOf(manager.settings.switchModule({ module: 'tickets', on: true }))).toBe(
      'settings.not_in_plan',
    )
  })
})
