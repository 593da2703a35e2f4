import { callingCodeOf } from '@/lib/phone'
import { worksAgainAt, worksUntil } from '@/lib/working-time'
import type { Ctx } from '@/server/context'
import { featureOn, requireFeature } from '@/server/features'
import { openFile, signedFileUrl, waitingUploads } from '@/server/files'
import { ratioOfLogo } from '@/server/files/redraw'
import { makeCtx, systemActor } from '@/server/make-context'
import { leftOutOf, modules, modulesOffIn } from '@/server/module'
import type { RequestInfo } from '@/server/request'
import { workingWeekOf } from '@/server/working-week'
import { keptRules } from './service/kept-rules'
import { requireSetting } from './policy'
import { textPlace, type General, type Look, type Texts, type UploadedLogo, type Week } from './schemas'
import { markOf } from './service/state'

const GENERAL = {
  name: true,
  kind: true,
  address: true,
  city: true,
  state: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  timeZone: true,
  locale: true,
  diallingCode: true,
  unitWord: true,
} as const

/** What can be changed of the estate, and a mark of this state. */
export async function generalOf({ db, estate }: Pick<Ctx, 'db' | 'estate'>): Promise<{
  asOf: string
  values: General
}> {
  const values = await db.estate.findUniqueOrThrow({ where: { id: estate.id }, select: GENERAL })
  return { asOf: markOf(values), values }
}

export async function generalSettings(ctx: Ctx) {
  requireSetting(ctx, 'settings:estate')
  const { slug, country, currency } = ctx.estate
  return {
    ...(await generalOf(ctx)),
    fixed: { slug, country, currency, callingCode: callingCodeOf(country) },
  }
}

/** The estate's colour and logo, and a mark of this state. */
export async function lookOf({ db, estate }: Pick<Ctx, 'db' | 'estate'>): Promise<{
  asOf: string
  values: Look
}> {
  const values = await db.estate.findUniqueOrThrow({
    where: { id: estate.id },
    select: { colour: true, logoFileId: true },
  })
  return { asOf: markOf(values), values }
}

/** A logo as its page shows it: how its file is called, where it is, and how many times wider than high. */
export type ShownLogo = { id: string; name: string; src: string; ratio: number }

export async function lookSettings(ctx: Ctx) {
  requireSetting(ctx, 'settings:estate')
  return ctx.snapshot(async (snapshot) => ({ ...(await lookOf(snapshot)), logo: await shownLogo(snapshot) }))
}

async function shownLogo(ctx: Ctx): Promise<ShownLogo | null> {
  const { logoFileId: id, logoRatio: ratio } = await ctx.db.estate.findUniqueOrThrow({
    where: { id: ctx.estate.id },
    select: { logoFileId: true, logoRatio: true },
  })
  if (!id) return null
  const { name } = await openFile(ctx, id)
  return { id, name, src: signedFileUrl(ctx, id), ratio }
}

/** An upload of the actor's own, as the logo that it would be; null where it can't be taken any more. */
export async function uploadedLogo(ctx: Ctx, { fileId }: UploadedLogo): Promise<ShownLogo | null> {
  requireSetting(ctx, 'settings:estate')
  const [upload] = await waitingUploads(ctx, [fileId], 'logo')
  if (!upload) return null
  const file = await openFile(ctx, fileId)
  const ratio = await ratioOfLogo(await file.bytes())
  return ratio === null ? null : { id: fileId, name: file.name, src: upload.url, ratio }
}

/** Names of the modules that the estate's plan leaves out. */
export async function modulesLeftOut(ctx: Pick<Ctx, 'db' | 'estate'>): Promise<string[]> {
  const { plan } = await ctx.db.estate.findUniqueOrThrow({
    where: { id: ctx.estate.id },
    select: { plan: { select: { allModules: true, modules: true } } },
  })
  return leftOutOf(plan)
}

/** The parts of the product that the estate can have on or off, and how much is open in those that are on. */
export async function moduleSwitches(ctx: Ctx) {
  requireSetting(ctx, 'settings:modules')
  const off = new Set(modulesOffIn(ctx.estate).map(({ name }) => name))
  const leftOut = new Set(await modulesLeftOut(ctx))
  return Promise.all(
    modules()
      .filter(({ switchable }) => switchable)
      .map(async ({ name, openWork }) => {
        const count = off.has(name) ? undefined : await openWork?.()
        return {
          name,
          on: !off.has(name),
          inPlan: !leftOut.has(name),
          open: count ? await count(ctx) : 0,
        }
      }),
  )
}

/** The hours of each day, Monday first, and a mark of this state. */
export async function hoursOf(
  ctx: Pick<Ctx, 'db' | 'estate' | 'clock'>,
): Promise<{ asOf: string; week: Week }> {
  const week = (await workingWeekOf(ctx)).days.map((spans) =>
    spans.map(({ opens, closes }) => ({ opens, closes })),
  )
  return { asOf: markOf(week), week }
}

export async function hoursSettings(ctx: Ctx) {
  requireSetting(ctx, 'settings:hours')
  const rows = await ctx.db.holiday.findMany({
    orderBy: { day: 'asc' },
    select: { id: true, day: true, name: true },
  })
  return {
    ...(await hoursOf(ctx)),
    country: ctx.estate.country,
    holidays: rows.map(({ day, ...row }) => ({ ...row, day: day.toISOString().slice(0, 10) })),
  }
}

/** Whether somebody works now, until when or when they are there again, and what the estate says about getting help. */
export async function officeNow(ctx: Pick<Ctx, 'db' | 'estate' | 'clock'>) {
  const week = await workingWeekOf(ctx)
  const now = ctx.clock.now()
  const { values } = await shownTexts(ctx)
  return { until: worksUntil(now, week), again: worksAgainAt(now, week), words: values.help }
}

/** What anybody reads who stands before the gate: at sign-in, and while waiting for approval. */
export async function frontTexts(request: RequestInfo): Promise<Pick<Texts, 'sign_in' | 'waiting'>> {
  const visit = await request.estate()
  if (!visit) return { sign_in: '', waiting: '' }
  const { sign_in, waiting } = (
    await shownTexts(makeCtx({ estate: visit.estate, actor: systemActor('front') }))
  ).values
  return { sign_in, waiting }
}

const NO_TEXTS = { values: { sign_in: '', help: '', waiting: '' } }

/** What people read of them: nothing where the estate may have none. */
async function shownTexts(ctx: Pick<Ctx, 'db' | 'estate'>): Promise<{ values: Texts }> {
  return featureOn(ctx, 'texts') ? textsOf(ctx) : NO_TEXTS
}

/** The estate's own texts, empty where it has none, and a mark of this state. */
export async function textsOf({ db }: Pick<Ctx, 'db'>): Promise<{ asOf: string; values: Texts }> {
  const rows = await db.estateText.findMany({ select: { place: true, body: true } })
  const at = (place: string) => rows.find((row) => row.place === place)?.body ?? ''
  const [sign_in, help, waiting] = textPlace.options.map(at)
  const values = { sign_in: sign_in ?? '', help: help ?? '', waiting: waiting ?? '' }
  return { asOf: markOf(values), values }
}

export async function textSettings(ctx: Ctx) {
  requireSetting(ctx, 'settings:texts')
  requireFeature(ctx, 'texts')
  return textsOf(ctx)
}

/** What the estate keeps for a time of its choosing, as far as it uses the part that keeps it. */
export async function retentionSettings(ctx: Ctx) {
  requireSetting(ctx, 'settings:retention')
  return (await keptRules(ctx)).map(({ module, name, days, usual, least }) => ({
    module,
    name,
    days,
    usual,
    least,
  }))
}
