'use client'

import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ComponentProps } from 'react'
import { cn } from '@/ui/cn'
import { Input } from '@/ui/input'
import { api, type FoundingOutputs } from './client'

type SlugFieldProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> & {
  value: string
  onChange: (slug: string) => void
  /** What follows the slug in the address. */
  root: string
  city?: string
  country?: string
  asker?: SlugAsker
}

/** Who asks: somebody at the front, or an operator, of the estate that is edited if there is one. */
export type SlugAsker = 'front' | { of?: string }

const PAUSE_MS = 350

/** The part of the address that is the estate's own, looked up while it is typed. */
export function SlugField({
  value,
  onChange,
  root,
  city,
  country,
  asker = 'front',
  ...field
}: SlugFieldProps) {
  const settled = useSettled(value.trim().toLowerCase())
  const answer = useAnswer(asker, { slug: settled, city, country })
  const isCurrent = settled === value.trim().toLowerCase()
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-stretch">
        <Input
          {...field}
          value={value}
          onChange={({ target }) => onChange(target.value.toLowerCase().replace(/\s+/g, '-'))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          className="min-w-0 flex-1 rounded-r-none font-mono"
        />
        <span className="flex max-w-3/5 shrink-0 items-center rounded-r-control border border-l-0 border-edge bg-sunken px-3 font-mono text-14 text-ink-2">
          <span className="truncate">.{root}</span>
        </span>
      </div>
      {value === '' ? null : (
        <Verdict
          answer={isCurrent ? answer.data : undefined}
          failed={isCurrent && answer.isError}
          onTake={onChange}
        />
      )}
    </div>
  )
}

function useAnswer(asker: SlugAsker, asked: { slug: string; city?: string; country?: string }) {
  const isFront = asker === 'front'
  const how = (here: boolean) => ({ enabled: here && asked.slug !== '', retry: false, staleTime: 30_000 })
  const front = api.founding.slug.useQuery(asked, how(isFront))
  const of = isFront ? undefined : asker.of
  const desk = api.founding.slugAtDesk.useQuery({ ...asked, of }, how(!isFront))
  return isFront ? front : desk
}

type VerdictProps = {
  answer: FoundingOutputs['slug'] | undefined
  failed: boolean
  onTake: (slug: string) => void
}

function Verdict({ answer, failed, onTake }: VerdictProps) {
  const t = useTranslations('founding.slug')
  if (failed) return <Line sign={<CircleAlert />}>{t('later')}</Line>
  if (!answer) return <Line sign={<LoaderCircle className="animate-turn" />}>{t('looking')}</Line>
  const { state, suggestion } = answer
  if (state === 'free')
    return (
      <Line sign={<Check />} tone="good">
        {t('free')}
      </Line>
    )
  return (
    <Line sign={<CircleAlert />} tone="bad">
      {t(state)}
      {suggestion ? (
        <>
          {' '}
          <button
            type="button"
            onClick={() => onTake(suggestion)}
            className="rounded-small font-semibold text-accent underline underline-offset-3 coarse:py-2.5"
          >
            {t('take', { slug: suggestion })}
          </button>
        </>
      ) : null}
    </Line>
  )
}

function Line({
  sign,
  tone,
  children,
}: {
  sign: React.ReactNode
  tone?: 'good' | 'bad'
  children: React.ReactNode
}) {
  return (
    <p
      role="status"
      className={cn(
        'flex min-h-6 items-start gap-1.5 text-14 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0',
        tone === 'good' ? 'text-good' : tone === 'bad' ? 'text-bad' : 'text-ink-2',
      )}
    >
      {sign}
      <span className="min-w-0">{children}</span>
    </p>
  )
}

/** The value once nothing was typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
