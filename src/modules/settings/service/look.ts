import { changesOf } from '@/lib/changes'
import type { Ctx, TxCtx } from '@/server/context'
import { invalid } from '@/server/errors'
import { attachable, openFile, releaseFiles } from '@/server/files'
import { ratioOfLogo } from '@/server/files/redraw'
import { lookChanged } from '../events'
import { requireSetting } from '../policy'
import { lookOf } from '../queries'
import type { Look, SaveLook } from '../schemas'
import { lockEstate, requireUnchanged } from './state'

/**
 * Saves how the estate looks to everybody. A logo that was taken off can be put on again for a day by whoever took it
 * off, with its id.
 */
export async function saveLook(ctx: Ctx, { asOf, ...look }: SaveLook): Promise<void> {
  requireSetting(ctx, 'settings:estate')
  const { values: shown } = await lookOf(ctx)
  const logoRatio = look.logoFileId === shown.logoFileId ? undefined : await ratioOf(ctx, look.logoFileId)
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    const before = await lookOf(tx)
    await requireUnchanged(tx, lookChanged, { seen: asOf, now: before.asOf })
    const [was, is] = [await told(tx, before.values), await told(tx, look)]
    const isOther = look.logoFileId !== before.values.logoFileId
    // Another picture may have the same name.
    const changes = { ...changesOf(was, is), ...(isOther && { logo: [was.logo, is.logo] as const }) }
    if (Object.keys(changes).length === 0) return
    if (isOther) await changeLogo(tx, { from: before.values.logoFileId, to: look.logoFileId })
    await tx.db.estate.update({
      where: { id: tx.estate.id },
      data: { ...look, logoRatio },
      select: { id: true },
    })
    await tx.emit(lookChanged, { entityId: tx.estate.id, payload: {}, changes })
  })
}

async function changeLogo(tx: TxCtx, { from, to }: { from: string | null; to: string | null }) {
  if (to) await attachable(tx, [to], 'logo')
  if (from) await releaseFiles(tx, [from])
}

/** The look as the trail tells it. */
async function told(tx: TxCtx, { colour, logoFileId }: Look) {
  const [file] = logoFileId
    ? await tx.db.file.findMany({ where: { id: logoFileId }, select: { name: true } })
    : []
  return { colour, logo: file?.name ?? null }
}

/** The store is asked before the transaction: nothing goes over the network within one. */
async function ratioOf(ctx: Ctx, fileId: string | null): Promise<number> {
  if (!fileId) return 1
  const found = await ctx.db.file.count({ where: { id: fileId } })
  const ratio = found === 0 ? null : await ratioOfLogo(await (await openFile(ctx, fileId)).bytes())
  if (ratio !== null) return ratio
  const message = 'This picture can’t be used any more. Please choose it again.'
  throw invalid('settings.logo_gone', message, { logoFileId: message })
}
