import type { z } from 'zod'
import type { ZodForm } from '@/ui/form/use-zod-form'
import type { estateFacts } from '../schemas'

export type EstateTyped = z.input<typeof estateFacts>
export type EstateOut = z.output<typeof estateFacts>
export type EstateForm = ZodForm<EstateTyped, EstateOut>
