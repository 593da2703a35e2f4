'use client'

import { Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { firstRepeated, homesIn, nextPrefix } from '../homes'
import { homes } from '../schemas'
import { HomesRowFields, type TypedRow } from './homes-row'
import type { Kept } from './kept'

const WORDS = {
  residential_estate: 'homes',
  apartment_complex: 'homes',
  mixed_use: 'homes',
  rental_portfolio: 'rental',
} as const

export type HomesKind = keyof typeof WORDS
type Words = (typeof WORDS)[HomesKind]

/** Whose words they are called in: an estate's, or a landlord's. */
export function homesWords(kind: HomesKind): Words {
  return WORDS[kind]
}

const FIRST = { name: '', first: '1', count: '24' }

export type Homes = {
  rows: readonly TypedRow[]
  change: (rows: readonly TypedRow[]) => void
  /** Shown from the first try on. */
  errors: Record<string, string>
  /** Whether they can be made as they stand. */
  check: () => boolean
  /** As the server takes them; null while one of them is not right. */
  parsed: () => z.infer<typeof homes> | null
}

/** Rows of homes while they are typed. */
export function useHomes(
  begun: Kept['homes'],
  words: Words,
  onChange?: (rows: readonly TypedRow[]) => void,
): Homes {
  const t = useTranslations(`founding.${words}`)
  const [rows, setRows] = useState<readonly TypedRow[]>(() =>
    (begun ?? []).map((row, index) => ({ id: index, ...row })),
  )
  const [tried, setTried] = useState(false)
  return {
    rows,
    change: (changed) => {
      setRows(changed)
      onChange?.(changed)
    },
    errors: tried ? errorsIn(rows, (number) => t('repeated', { number })) : {},
    check: () => {
      setTried(true)
      return Object.keys(errorsIn(rows, (number) => number)).length === 0
    },
    parsed: () => homesOf([...rows]),
  }
}

/** The rows, one more, and how many homes that makes. */
export function HomesRows({ homes: { rows, change, errors }, words }: { homes: Homes; words: Words }) {
  const t = useTranslations(`founding.${words}`)
  const list = useRef<HTMLDivElement>(null)
  const nextId = useRef(rows.length)
  const add = () => {
    nextId.current += 1
    change([...rows, { id: nextId.current, ...FIRST, prefix: nextPrefix(rows) }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  return (
    <div ref={list} className="flex flex-col gap-5">
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
    </div>
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

/** How many homes the rows make, as far as they are right. */
export function sumOf(rows: readonly TypedRow[]): number {
  return homesIn(rows.map(({ count }) => ({ count: numberOf(count) || 0 })))
}

function Sum({ rows, words }: { rows: readonly TypedRow[]; words: Words }) {
  const t = useTranslations(`founding.${words}`)
  const format = useFormatter()
  if (rows.length === 0) return null
  const sum = sumOf(rows)
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
