'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { createTRPCReact } from '@trpc/react-query'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { inferRouterOutputs } from '@trpc/server'
import type { registryRouter } from '@/modules/registry/router'
import { unitWordsOf } from '@/modules/registry/unit-word'
import type { RouterWith } from '@/server/trpc/builders'
import { Avatar } from '@/ui/avatar'
import { Banner } from '@/ui/banner'
import { cn } from '@/ui/cn'
import { ErrorState } from '@/ui/error-state'
import { Plate } from '@/ui/plate'

const api = createTRPCReact<RouterWith<{ registry: typeof registryRouter }>>()

type Person = inferRouterOutputs<typeof registryRouter>['people']['list']['items'][number]

const PAUSE_MS = 200
const SHOWN = 12

/** One field for whoever stands there: a name, a unit or a number plate. What was found stays until the next answer. */
export function GateLookup({ unitWord }: { unitWord: string }) {
  const t = useTranslations('app.gate')
  const words = unitWordsOf(unitWord)
  const [text, setText] = useState('')
  const wanted = usePaused(text.trim())
  const asks = wanted.length >= 2
  const found = api.registry.people.list.useQuery(
    { q: wanted, limit: SHOWN },
    { enabled: asks, placeholderData: keepPreviousData },
  )
  const people = asks ? (found.data?.items ?? []) : []
  const [answered, setAnswered] = useState('')
  if (found.data && !found.isPlaceholderData && answered !== wanted) setAnswered(wanted)
  const old = found.isPlaceholderData && people.length > 0
  return (
    <div className="flex flex-col gap-5">
      <h1 className="sr-only">{t('title')}</h1>
      <LookupField label={t('field', words)} short={t('short', words)} value={text} onChange={setText} />
      {asks && found.isPaused ? (
        <Banner tone="warn" title={t('offline')}>
          {people.length > 0 ? t('stillShowing', { words: answered }) : t('offlineHint')}
        </Banner>
      ) : (
        <p role="status" className="text-16 text-ink-2">
          {!asks
            ? t('hint')
            : found.isPending || found.isPlaceholderData
              ? t('looking')
              : people.length === 0
                ? t('nobody', words)
                : t('found', { count: people.length })}
        </p>
      )}
      {found.isError ? <ErrorState title={t('failed')} onRetry={() => void found.refetch()} /> : null}
      <ul className={cn('flex flex-col gap-3', old && 'grayscale [&>li]:border-dashed')}>
        {people.map((person) => (
          <PersonCard key={person.id} person={person} unitWord={unitWord} />
        ))}
      </ul>
    </div>
  )
}

type LookupFieldProps = { label: string; short: string; value: string; onChange: (text: string) => void }

function LookupField({ label, short, value, onChange }: LookupFieldProps) {
  const t = useTranslations('app.gate')
  const field = useRef<HTMLInputElement>(null)
  return (
    <div role="search" className="relative">
      <Search aria-hidden="true" className="absolute top-1/2 left-5 size-7 -translate-y-1/2 text-ink-2" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={short}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={100}
        autoFocus
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className="h-18 w-full rounded-surface border-2 border-edge bg-surface pr-18 pl-16 text-20 sm:text-28 placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
      />
      {value ? (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={() => {
            onChange('')
            field.current?.focus()
          }}
          className="absolute inset-y-0 right-0 grid w-16 place-items-center rounded-surface"
        >
          <X className="size-7" />
        </button>
      ) : null}
    </div>
  )
}

function PersonCard({ person, unitWord }: { person: Person; unitWord: string }) {
  const t = useTranslations('app.gate')
  const [home] = person.occupancies
  return (
    <li className="flex min-h-20 items-center gap-4 rounded-surface border bg-surface px-4 py-3">
      <Avatar name={person.name} size="large" />
      <div className="min-w-0 flex-1">
        <p className="text-28 font-semibold wrap-anywhere">{person.name}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {home
            ? person.occupancies.map((tie) => (
                <span key={tie.id}>
                  <span className="font-semibold">{`${unitWord} ${tie.unit.number}`}</span>{' '}
                  {t(`relation.${tie.relation}`)}
                </span>
              ))
            : t('noUnit', unitWordsOf(unitWord))}
        </p>
        {person.vehicles.length > 0 ? (
          <p className="mt-1.5 flex flex-wrap gap-2">
            {person.vehicles.map((vehicle) => (
              <Plate key={vehicle.id}>{vehicle.registration}</Plate>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  )
}

/** The text once typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
