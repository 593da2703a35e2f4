import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'

export const VISIT_MINUTES = ['15', '30', '60'] as const

/** What an operator says before entering an estate. */
export const askForVisit = z.object({
  id: z.uuid(),
  reason: operatorReason,
  minutes: z.enum(VISIT_MINUTES),
})
export type AskForVisit = z.infer<typeof askForVisit>

export const WINDOW_HOURS = ['2', '8', '24', '72'] as const

/** Allows visits to change things for some hours from now. */
export const allowWindow = z.object({ hours: z.enum(WINDOW_HOURS) })
export type AllowWindow = z.infer<typeof allowWindow>

export const stepsOfVisit = z.object({ id: z.uuid(), cursor: z.uuid().nullish() })
export type StepsOfVisit = z.infer<typeof stepsOfVisit>

export const listVisits = z.object({
  estate: z.uuid().optional(),
  running: z.boolean().optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListVisits = z.infer<typeof listVisits>
