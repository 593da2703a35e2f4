'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'

/** A form's state: `In` as typed, `Out` as the schema leaves it. */
export type ZodForm<In extends FieldValues, Out> = UseFormReturn<In, unknown, Out>

type Options<In extends FieldValues, Out> = {
  /** The same schema that the procedure checks. */
  schema: z.ZodType<Out, In>
  /** One value for every field, so that no control starts without one. */
  defaultValues: DefaultValues<In>
}

/**
 * A form checked by a zod schema: first when a field that was changed is left, then at every key until it is right.
 * Give it to `Form`, `FormField` and `SaveBar`.
 */
export function useZodForm<In extends FieldValues, Out>({
  schema,
  defaultValues,
}: Options<In, Out>): ZodForm<In, Out> {
  return useForm<In, unknown, Out>({
    resolver: zodResolver(schema),
    defaultValues,
    mode: 'onTouched',
    shouldFocusError: false,
  })
}
