import { describe, expect, it } from 'vitest'
import { DomainError } from '@/server/errors'
import { ctxFor } from '@/testing/estate'
import { aFile, aTicket, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { retentionSettings } from './queries'
import { removeExpired, saveRetention } from './service/retention'

const DAY_MS = 86_400_000
const signal = new AbortController().signal
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

/** A closed ticket with a photo, as old as said. */
async function closedTicket(desk: HelpDesk, days: number) {
  const tenant = ctxFor(desk.estate, desk.tenant)
  const fileId = await aFile(tenant)
  const { id } = await aTicket(desk, desk.tenant, { title: `Tap ${days}`, fileIds: [fileId] })
  await tenant.db.ticket.updateMany({
    where: { id },
    data: { status: 'closed', closedAt: daysAgo(days), updatedAt: daysAgo(days) },
  })
  return { id, fileId }
}

const isThere = async (desk: HelpDesk, fileId: string) =>
  (await ctxFor(desk.estate).db.file.count({ where: { id: fileId } })) === 1

describe('what an estate keeps', () => {
  it('goes when it is past its time, in this estate alone, and what it hung on stays', async () => {
    const [desk, other] = [await makeHelpDesk(), await makeHelpDesk()]
    const [old, fresh, theirs] = [
      await closedTicket(desk, 800),
      await closedTicket(desk, 700),
      await closedTicket(other, 800),
    ]
    const ctx = ctxFor(desk.estate)
    await removeExpired(ctx, signal)
    expect(await isThere(desk, old.fileId)).toBe(false)
    expect(await isThere(desk, fresh.fileId)).toBe(true)
    expect(await isThere(other, theirs.fileId)).toBe(true)
    expect(await ctx.db.ticket.count({ where: { id: old.id } })).toBe(1)
    expect(await ctx.db.fileRemoval.count({ where: { fileId: old.fileId } })).toBe(1)
  })

  it('goes once, however often the job runs, and leaves one line in the trail', async () => {
    const desk = await makeHelpDesk()
    await closedTicket(desk, 800)
    const ctx = ctxFor(desk.estate)
    await Promise.all([removeExpired(ctx, signal), removeExpired(ctx, signal)])
    await removeExpired(ctx, signal)
    const lines = await ctx.db.event.findMany({
      where: { name: 'settings.expired_removed' },
      select: { payload: true },
    })
    expect(lines.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ what: 'tickets.files', count: 1 }),
    ])
  })

  it('is kept for as long as the estate says, with a line in the trail', async () => {
    const desk = await makeHelpDesk()
    const { fileId } = await closedTicket(desk, 800)
    const ctx = ctxFor(desk.estate, desk.manager)
    await saveRetention(ctx, { module: 'tickets', name: 'files', days: 1095, asOf: '730' })
    await removeExpired(ctxFor(desk.estate), signal)
    expect(await isThere(desk, fileId)).toBe(true)
    const { changes } = await ctx.db.event.findFirstOrThrow({
      where: { name: 'settings.retention_changed' },
      select: { changes: true },
    })
    expect(changes).toEqual({ 'tickets.files': [730, 1095] })
  })

  it('can’t be cut below what its module holds to be the least, and says why', async () => {
    const desk = await makeHelpDesk()
    const ctx = ctxFor(desk.estate, desk.manager)
    const error: unknown = await saveRetention(ctx, {
      module: 'tickets',
      name: 'files',
      days: 30,
      asOf: '730',
    }).catch((thrown: unknown) => thrown)
    expect(error instanceof DomainError && error.details.fields).toEqual({
      days: 'At least 90 days. Until then a repair may still be questioned.',
    })
  })

  it('of a module that is off is neither told of nor removed', async () => {
    const desk = await makeHelpDesk()
    const { fileId } = await closedTicket(desk, 800)
    const estate = { ...desk.estate, modulesOff: ['tickets'] }
    await removeExpired(ctxFor(estate), signal)
    expect(await isThere(desk, fileId)).toBe(true)
    const rules = await retentionSettings(ctxFor(estate, desk.manager))
    expect(rules.map(({ module }) => module)).not.toContain('tickets')
  })

  it('is not for facility staff to say', async () => {
    const desk = await makeHelpDesk()
    await expect(retentionSettings(ctxFor(desk.estate, desk.facility))).rejects.toThrow('no right')
  })
})
