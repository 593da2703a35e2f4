/** Where a notice stands, by the clock: nobody has to come round for it to begin or to be over. */
export const STAGES = ['draft', 'planned', 'shown', 'over'] as const
export type Stage = (typeof STAGES)[number]

type Standing = { state: string; shownFrom: Date; shownUntil: Date }

export function stageOf({ state, shownFrom, shownUntil }: Standing, now: Date): Stage {
  if (state === 'draft') return 'draft'
  if (state === 'ended' || shownUntil <= now) return 'over'
  return shownFrom > now ? 'planned' : 'shown'
}

/** What can be done with it: what was shown stays as it was, and only what nobody saw can be deleted. */
export function actsOn(stage: Stage) {
  const isOpen = stage === 'planned' || stage === 'shown'
  return { edit: stage !== 'over', publish: stage === 'draft', end: isOpen, remove: stage === 'draft' }
}

/** A time as the form types it, `2026-12-05T20:00` in UTC; nothing where nothing is typed. */
export function typedTime(text: string): Date | null {
  return text ? new Date(`${text}:00Z`) : null
}

export function timeTyped(at: Date | null): string {
  return at ? at.toISOString().slice(0, 16) : ''
}

type Words = { kind: string; title: string; body: string; startsAt: Date | null; endsAt: Date | null }

/** Whether it says something else than before: then whoever put it away has not read it. */
export function saysAnother(before: Words, after: Words): boolean {
  const said = ({ kind, title, body, startsAt, endsAt }: Words) =>
    JSON.stringify([kind, title, body, startsAt?.getTime(), endsAt?.getTime()])
  return said(before) !== said(after)
}

type Zone = { locale: string; timeZone: string }

/** From when until when, on the clocks of a zone: "Sat, 5 Dec, 22:00 – Sun, 6 Dec, 02:00". */
export function windowWords(startsAt: Date, endsAt: Date, { locale, timeZone }: Zone): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatRange(startsAt, endsAt)
}
