'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { FormProvider, type FieldValues } from 'react-hook-form'
import { cn } from '../cn'
import { dropDraft } from './drafts'
import { ErrorSummary } from './error-summary'
import { FormDraft, type Carried } from './form-draft'
import { readServerErrors, type Help } from './server-errors'
import { setFieldErrors } from './set-field-errors'
import { DropDraft, useDraftKey } from './use-draft'
import type { ZodForm } from './use-zod-form'

type FormProps<In extends FieldValues, Out> = {
  form: ZodForm<In, Out>
  /**
   * Saves. What it throws is read as the API's error shape: sentences by field go beside their fields, the rest on
   * top. What was typed stays. A second submit while the first is under way does nothing. Gives `false` where nothing
   * was saved though nothing is wrong: something is asked first.
   */
  onSubmit: (values: Out) => unknown
  /** Warns before the tab is closed with something unsaved. On unless the form is a sign-in or a search. */
  guard?: boolean
  /**
   * Keeps what is typed under this name at this address until it is saved or cancelled, and brings it back when the
   * page is opened again. Not for what is secret.
   */
  draft?: string
  /** What comes and goes with the draft and is no field. */
  carried?: Carried
  className?: string
  children: ReactNode
}

/** One column of fields, with everything that is wrong listed on top once it was tried to save. */
export function Form<In extends FieldValues, Out>(props: FormProps<In, Out>) {
  const { form, onSubmit, guard = true, draft, carried, className, children } = props
  const t = useTranslations('ui')
  const [refusal, setRefusal] = useState<string>()
  const [help, setHelp] = useState<Help>()
  const summary = useRef<HTMLDivElement>(null)
  const saving = useRef(false)
  const { isDirty, isSubmitting, submitCount, errors } = form.formState
  useUnsavedGuard(guard && (isDirty || carried?.isDirty === true) && !isSubmitting)
  const key = useDraftKey(draft)
  const dropOwnDraft = () => (key ? dropDraft(key) : undefined)

  const save = async (values: Out) => {
    setRefusal(undefined)
    try {
      if ((await onSubmit(values)) !== false) dropOwnDraft()
    } catch (thrown) {
      const errors = readServerErrors(thrown)
      setHelp(errors.help)
      setRefusal(setFieldErrors(form, { ...errors, message: errors.message ?? t('saveFailed') }))
    }
  }
  const submit = async () => {
    if (saving.current) return
    saving.current = true
    try {
      await form.handleSubmit(save)()
    } finally {
      saving.current = false
    }
  }
  useEffect(() => {
    if (submitCount > 0 && !isSubmitting) summary.current?.focus()
  }, [submitCount, isSubmitting])

  return (
    <FormProvider {...form}>
      <DropDraft value={dropOwnDraft}>
        <form
          // Sent before the script is there, nothing that was typed may end up in the address bar.
          method="post"
          noValidate
          className={cn('flex flex-col gap-5', className)}
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            void submit()
          }}
        >
          {key ? <FormDraft form={form} draftKey={key} carried={carried} /> : null}
          {submitCount > 0 ? (
            <ErrorSummary ref={summary} errors={errors} refusal={refusal} help={help} />
          ) : null}
          {children}
        </form>
      </DropDraft>
    </FormProvider>
  )
}

function useUnsavedGuard(active: boolean) {
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [active])
}
