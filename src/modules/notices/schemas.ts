import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import { typedText } from '@/lib/typed-text'
import { STAGES, typedTime } from './notice'

export const noticeKind = z.enum(['maintenance', 'incident', 'news'])
export const noticeReach = z.enum(['all', 'plans', 'countries', 'estates'])
export const noticeAudience = z.enum(['everybody', 'staff'])

const MOST_BY_HAND = 500

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Choose a day and a time.')

const facts = z.object({
  kind: noticeKind,
  title: typedText(100).min(3, 'Say in a few words what it is about.'),
  body: typedText(600).min(3, 'Say what people have to know.'),
  startsAt: z.union([time, z.literal('')]),
  endsAt: z.union([time, z.literal('')]),
  shownFrom: time,
  shownUntil: time,
  reach: noticeReach,
  planIds: z.array(z.uuid()).max(200),
  countries: z.array(z.string().length(2)).max(250),
  /** Chosen by hand; the names are for the form alone. */
  estates: z
    .array(z.object({ id: z.uuid(), name: z.string().max(200) }))
    .max(MOST_BY_HAND, `At most ${MOST_BY_HAND} by hand: choose plans or countries instead.`),
  audience: noticeAudience,
})
type Facts = z.infer<typeof facts>

/** What no single field can say of itself. */
function together(input: Facts, ctx: z.core.$RefinementCtx<Facts>): void {
  const wrong = (field: keyof Facts, message: string) =>
    ctx.addIssue({ code: 'custom', path: [field], message, input: input[field] })
  const [starts, ends] = [typedTime(input.startsAt), typedTime(input.endsAt)]
  if (input.kind === 'maintenance') {
    if (!starts) wrong('startsAt', 'Say when it begins.')
    if (!ends) wrong('endsAt', 'Say when it ends.')
    if (starts && ends && starts >= ends) wrong('endsAt', 'It has to end after it begins.')
  }
  if (input.shownFrom >= input.shownUntil) wrong('shownUntil', 'This has to be after the beginning.')
  if (input.reach === 'plans' && input.planIds.length === 0) wrong('planIds', 'Choose at least one plan.')
  if (input.reach === 'countries' && input.countries.length === 0)
    wrong('countries', 'Choose at least one country.')
  if (input.reach === 'estates' && input.estates.length === 0) wrong('estates', 'Choose at least one estate.')
}

export const draftNotice = facts.superRefine(together)
export type DraftNotice = Facts

const onNotice = z.object({
  id: z.uuid(),
  /** The state that was opened: nobody acts on a newer one unseen. */
  revision: z.number().int().min(1),
  reason: operatorReason,
})

export const editNotice = facts.extend(onNotice.shape).superRefine(together)
export type EditNotice = z.infer<typeof editNotice>

export const actOnNotice = onNotice
export type ActOnNotice = z.infer<typeof onNotice>

export const listNotices = z.object({
  q: typedText(100).optional(),
  stage: z.array(z.enum(STAGES)).max(4).optional(),
  kind: z.array(noticeKind).max(3).optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListNotices = z.infer<typeof listNotices>

export const findEstates = z.object({ q: typedText(100) })

export const putAway = z.object({ id: z.uuid(), wording: z.number().int().min(1) })
export type PutAway = z.infer<typeof putAway>
