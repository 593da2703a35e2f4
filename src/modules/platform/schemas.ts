import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import { typedText } from '@/lib/typed-text'

export const estateStatus = z.enum(['trial', 'active', 'past_due', 'suspended', 'closed'])
export type EstateStatus = z.infer<typeof estateStatus>

export const suspendEstate = z.object({ id: z.uuid(), reason: operatorReason })
export type SuspendEstate = z.infer<typeof suspendEstate>

export const reopenEstate = z.object({ id: z.uuid(), reason: operatorReason })
export type ReopenEstate = z.infer<typeof reopenEstate>

/** Two letters, as ISO 3166 has them. */
const country = z.string().length(2)

export const ESTATE_SORTS = [
  'name',
  'created',
  'members',
  'units',
  'storage',
  'messages',
  'activity',
  'revenue',
] as const

/** In how many days a trial ends at the latest, to be on the list of those that end soon. */
export const ENDING_DAYS = 7

/** A month such as 2026-11. */
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ examples: ['2026-11'] })

export const listEstates = z.object({
  q: typedText(100).optional(),
  status: z.array(estateStatus).max(5).optional(),
  plan: z.array(z.uuid()).max(50).optional(),
  country: z.array(country).max(50).optional(),
  /** What it pays in; estates that pay nothing are in none. */
  currency: z.array(z.string().length(3)).max(50).optional(),
  /** Months of their founding, in UTC. */
  founded: z.array(month).max(24).optional(),
  /** Trials that end soon. */
  ending: z.boolean().optional(),
  /** What is switched otherwise than is usual: `name` for on, `!name` for off. */
  feature: z.array(z.string().max(60)).max(20).optional(),
  sort: z.object({ by: z.enum(ESTATE_SORTS), down: z.boolean() }).optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListEstates = z.infer<typeof listEstates>

export const estateFiguresBy = z.object({ id: z.uuid(), by: z.enum(['month', 'week']) })
export type EstateFiguresBy = z.infer<typeof estateFiguresBy>

export const switchFeature = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(60),
  /** Null leaves it to what is usual. */
  on: z.boolean().nullable(),
  /** What stood on the screen. */
  seen: z.boolean().nullable(),
  reason: operatorReason,
})
export type SwitchFeature = z.infer<typeof switchFeature>

const day = z.iso.date()

export const listPlatformEvents = z.object({
  q: typedText(100).optional(),
  operator: z.array(z.uuid()).max(50).optional(),
  /** Leaves out what happened without an operator. */
  byOperators: z.boolean().optional(),
  subject: z.array(z.string().max(40)).max(20).optional(),
  subjectId: z.uuid().optional(),
  /** What was done, by the names of events. */
  act: z.array(z.string().max(80)).max(60).optional(),
  /** What is about this estate, or was done to something of it. */
  about: z.uuid().optional(),
  request: z.string().max(100).optional(),
  /** Days in UTC, both of them in it. */
  from: day.optional(),
  until: day.optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListPlatformEvents = z.infer<typeof listPlatformEvents>

export const findEstate = z.object({
  address: typedText(200).min(1, 'Type the first part of your estate’s address.'),
})
export type FindEstate = z.infer<typeof findEstate>

export const operatorRole = z.enum(['owner', 'support', 'finance', 'read_only'])

export const inviteOperator = z.object({
  name: typedText(100).min(1, 'Say whom you invite.'),
  email: typedText(254).pipe(z.email('Enter an email address, such as name@example.com.')),
  role: operatorRole,
  reason: operatorReason,
})
export type InviteOperator = z.infer<typeof inviteOperator>

export const onOperator = z.object({ id: z.uuid(), reason: operatorReason })
export type OnOperator = z.infer<typeof onOperator>

export const changeRole = onOperator.extend({ role: operatorRole })
export type ChangeRole = z.infer<typeof changeRole>
