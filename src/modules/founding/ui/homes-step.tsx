'use client'

import { ArrowRight, Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState, type SubmitEvent } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { firstRepeated, homesIn, nextPrefix } from '../homes'
import { homes } from '../schemas'
import { HomesRowFields, type TypedRow } from './homes-row'
import { keep, type Kept } from './kept'

const WORDS = {
  residential_estate: 'homes',
  apartment_complex: 'homes',
  mixed_use: 'homes',
  rental_portfolio: 'rental',
} as const

type HomesStepProps = {
  kept: Kept['homes']
  kind: keyof typeof WORDS
  onBack: () => void
  onNext: () => void
}

const FIRST = { name: '', first: '1', count: '24' }

/** Blocks, streets or phases with a number of homes each, made at once. May be left for later. */
export function HomesStep({ kept, kind, onBack, onNext }: HomesStepProps) {
  const words = WORDS[kind]
  const t = useTranslations(`founding.${words}`)
  const ui = useTranslations('ui')
  const [rows, setRows] = useState<readonly TypedRow[]>(() =>
    (kept ?? []).map((row, index) => ({ id: index, ...row })),
  )
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const nextId = useRef(rows.length)
  const change = (changed: readonly TypedRow[]) => {
    setRows(changed)
    keep({ homes: changed })
  }
  const errors = tried ? errorsIn(rows, (number) => t('repeated', { number })) : {}
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(errorsIn(rows, (number) => number)).length === 0) onNext()
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  const add = () => {
    nextId.current += 1
    change([...rows, { id: nextId.current, ...FIRST, prefix: nextPrefix(rows) }])
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  return (
    <form ref={form} noValidate method="post" onSubmit={submit} className="flex flex-col gap-5">
      {rows.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {rows.map((row, index) => (
            <HomesRowFields
              key={row.id}
              row={row}
              words={words}
              errorOf={(name) => errors[`${index}.${name}`]}
              onChange={(part) => change(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one)))}
              onRemove={() => change(rows.filter((one) => one.id !== row.id))}
            />
          ))}
        </ul>
      ) : (
        <p className="rounded-surface border border-dashed border-line-strong p-5 text-pretty text-ink-2">
          {t('none')}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button icon={<Plus />} onClick={add}>
          {t(rows.length > 0 ? 'another' : 'add')}
        </Button>
        <Sum rows={rows} words={words} />
      </div>
      {errors.all ? <p className="text-14 text-bad">{errors.all}</p> : null}
      <div className="flex flex-wrap gap-2 border-t pt-5">
        <Button type="submit" variant="primary" size="large" icon={<ArrowRight />} className="max-sm:w-full">
          {t(rows.length > 0 ? 'next' : 'skip')}
        </Button>
        <Button variant="quiet" size="large" onClick={onBack} className="max-sm:w-full">
          {ui('back')}
        </Button>
      </div>
    </form>
  )
}

const typedRows = z.array(
  z.object({ name: z.string(), prefix: z.string(), first: z.coerce.number(), count: z.coerce.number() }),
)

/** The rows as the server takes them; null while one of them is not right. */
export function homesOf(kept: Kept['homes']) {
  return homes.safeParse(typedRows.safeParse(kept ?? []).data ?? []).data ?? null
}

/** What is wrong, by row and field. */
function errorsIn(
  rows: readonly TypedRow[],
  repeatedWords: (number: string) => string,
): Record<string, string> {
  const parsed = homes.safeParse(
    rows.map(({ first, count, ...row }) => ({ ...row, first: numberOf(first), count: numberOf(count) })),
  )
  if (!parsed.success)
    return Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.') || 'all', message]),
    )
  const repeated = firstRepeated(parsed.data)
  return repeated ? { [`${repeated.row}.prefix`]: repeatedWords(repeated.number) } : {}
}

const numberOf = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

function Sum({ rows, words }: { rows: readonly TypedRow[]; words: 'homes' | 'rental' }) {
  const t = useTranslations(`founding.${words}`)
  const format = useFormatter()
  if (rows.length === 0) return null
  const sum = homesIn(rows.map(({ count }) => ({ count: numberOf(count) || 0 })))
  return (
    <p aria-live="polite" className="text-14 text-ink-2">
      {t.rich('sum', {
        homes: sum,
        shown: format.number(sum),
        properties: rows.length,
        b: (text) => <strong className="text-20 font-semibold text-ink">{text}</strong>,
      })}
    </p>
  )
}
