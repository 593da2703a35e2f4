'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent, Ref } from 'react'
import type { FieldErrors, FieldValues } from 'react-hook-form'
import { fieldId } from './field-id'
import { HelpLink } from './help-link'
import type { Help } from './server-errors'

type ErrorSummaryProps<In extends FieldValues> = {
  errors: FieldErrors<In>
  refusal: string | undefined
  help?: Help
  ref: Ref<HTMLDivElement>
}

/** Everything that is wrong, in the order of the fields; each line leads to its field. */
export function ErrorSummary<In extends FieldValues>({ errors, refusal, help, ref }: ErrorSummaryProps<In>) {
  const t = useTranslations('ui')
  const problems = flatten(errors).toSorted(byPlaceOnPage)
  if (problems.length === 0 && !refusal) return null
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded-surface bg-bad-soft px-4 py-3">
      <p className="flex items-start gap-2 font-semibold">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-bad" />
        {refusal ?? t('formProblems', { count: problems.length })}
      </p>
      {refusal && help ? (
        <p className="mt-1 ml-7 text-14">
          <HelpLink {...help} />
        </p>
      ) : null}
      {problems.length > 0 ? (
        <ul className="mt-1 ml-7 flex flex-col gap-0.5 text-14">
          {problems.map(({ path, message }) => (
            <li key={path}>
              <a href={`#${fieldId(path)}`} onClick={focusField} className="underline underline-offset-3">
                {message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** Going to the field must not leave a fragment in the address or the history. */
function focusField(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault()
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  const control = field?.matches('input, textarea, button, select')
    ? field
    : field?.querySelector('input, button')
  field?.scrollIntoView({ block: 'center' })
  if (control instanceof HTMLElement) control.focus()
}

/** zod names broken refinements last; the reader goes from top to bottom. */
function byPlaceOnPage(one: Problem, other: Problem): number {
  const [a, b] = [one, other].map(({ path }) => document.getElementById(fieldId(path)))
  if (!a || !b || a === b) return 0
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

type Problem = { path: string; message: string }

/** Errors come as a tree in the shape of the values; a leaf has a message. */
function flatten(tree: object, prefix = ''): Problem[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): Problem[] => {
    if (typeof value !== 'object' || value === null || key === 'ref') return []
    const path = prefix ? `${prefix}.${key}` : key
    const message: unknown = Reflect.get(value, 'message')
    if (typeof message === 'string' && message) return [{ path, message }]
    return flatten(value, path)
  })
}
