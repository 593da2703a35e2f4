'use client'

import { useWatch, type FieldValues } from 'react-hook-form'
import { z } from 'zod'
import { DraftLine } from './draft-line'
import { mergeDraft } from './drafts'
import { useDraft } from './use-draft'
import type { ZodForm } from './use-zod-form'

const parts = z.object({ values: z.unknown(), carried: z.unknown().optional() })

/** What belongs to a form and is no field of it, such as its files: it comes and goes with the draft. */
export type Carried = {
  keep: () => unknown
  restore: (kept: unknown) => void
  clear?: () => void
  /** Worth a draft even though no field was touched. */
  isDirty?: boolean
}

type FormDraftProps<In extends FieldValues, Out> = {
  form: ZodForm<In, Out>
  draftKey: string
  carried?: Carried
}

/** Keeps a form's values while they are typed. Draws nothing but the line that says they came back. */
export function FormDraft<In extends FieldValues, Out>({ form, draftKey, carried }: FormDraftProps<In, Out>) {
  useWatch({ control: form.control })
  const { isDirty } = form.formState
  const draft = useDraft({
    key: draftKey,
    isDirty: isDirty || carried?.isDirty === true,
    keep: () => ({ values: form.getValues(), carried: carried?.keep() }),
    restore: (kept) => {
      const { data } = parts.safeParse(kept)
      if (!data) return
      form.reset((now) => mergeDraft(now, data.values), { keepDefaultValues: true })
      if (data.carried !== undefined) carried?.restore(data.carried)
    },
  })
  if (!draft.restored) return null
  const discard = () => {
    form.reset()
    carried?.clear?.()
    draft.forget()
  }
  return <DraftLine onDiscard={discard} />
}
