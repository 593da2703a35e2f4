import type { z } from 'zod'
import type { ZodForm } from '@/ui/form/use-zod-form'
import type { general, General } from '../schemas'
import type { SettingsOutputs } from './client'

export type GeneralForm = ZodForm<z.input<typeof general>, General>

/** What only operators change. */
export type Fixed = SettingsOutputs['general']['fixed']
