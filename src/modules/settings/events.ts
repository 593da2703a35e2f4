import { z } from 'zod'
import { defineEvent } from '@/server/events'

const nothing = z.object({})

/** What was changed, from what to what, stands in `changes`. */
export const generalChanged = defineEvent('settings.general_changed', 'settings', nothing)

/** The colour or the logo; the logo by the name of its file. */
export const lookChanged = defineEvent('settings.look_changed', 'settings', nothing)

/** A part of the product was switched on or off for everybody. */
export const moduleSwitched = defineEvent(
  'settings.module_switched',
  'settings',
  z.object({ module: z.string(), on: z.boolean() }),
)

export const hoursChanged = defineEvent('settings.hours_changed', 'settings', nothing)
export const holidaysChanged = defineEvent('settings.holidays_changed', 'settings', nothing)
export const textsChanged = defineEvent('settings.texts_changed', 'settings', nothing)
export const retentionChanged = defineEvent('settings.retention_changed', 'settings', nothing)

/** So much of a kind was past its time and is gone. */
export const expiredRemoved = defineEvent(
  'settings.expired_removed',
  'settings',
  z.object({ what: z.string(), count: z.number().int(), before: z.iso.datetime() }),
)

export const SETTINGS_EVENTS = [
  generalChanged,
  lookChanged,
  moduleSwitched,
  hoursChanged,
  holidaysChanged,
  textsChanged,
  retentionChanged,
  expiredRemoved,
] as const
