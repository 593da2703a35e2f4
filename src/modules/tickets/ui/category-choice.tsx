'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, type ReactNode, type Ref } from 'react'
import { Banner } from '@/ui/banner'
import { cn } from '@/ui/cn'
import type { FieldControl } from '@/ui/field'
import { CategoryIcon } from './category-icon'
import type { TicketCategory } from './client'

type CategoryChoiceProps = FieldControl & {
  name: string
  categories: readonly TicketCategory[]
  value: string
  onChange: (id: string) => void
  onBlur: () => void
  ref?: Ref<HTMLInputElement>
}

/** What it is about, as large as a thumb: what can't wait first and in red, with what to do before anything else. */
export function CategoryChoice({ categories, ...choice }: CategoryChoiceProps) {
  const t = useTranslations('tickets.report')
  const { name, value, onChange, onBlur, ref, ...group } = choice
  const urgent = categories.filter((category) => category.urgent)
  const everyday = categories.filter((category) => !category.urgent)
  const tiles = (some: readonly TicketCategory[], first: boolean) => (
    <div className="grid grid-cols-3 gap-2 sm:grid-cols-5">
      {some.map((category, index) => (
        <Tile key={category.id} category={category}>
          <input
            ref={first && index === 0 ? ref : undefined}
            type="radio"
            name={name}
            value={category.id}
            checked={value === category.id}
            onBlur={onBlur}
            onChange={() => onChange(category.id)}
            className="sr-only"
          />
        </Tile>
      ))}
    </div>
  )
  return (
    <div role="radiogroup" {...group} className="flex flex-col gap-4">
      {urgent.length > 0 ? <Part title={t('cantWait')}>{tiles(urgent, true)}</Part> : null}
      {urgent.some(({ id }) => id === value) ? <Danger /> : null}
      {everyday.length > 0 ? (
        <Part title={urgent.length > 0 ? t('everyday') : undefined}>
          {tiles(everyday, urgent.length === 0)}
        </Part>
      ) : null}
    </div>
  )
}

function Part({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId()
  if (!title) return children
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 text-14 font-semibold text-ink-2">
        {title}
      </p>
      {children}
    </div>
  )
}

function Tile({ category, children }: { category: TicketCategory; children: ReactNode }) {
  return (
    <label
      className={cn(
        'flex min-h-22 flex-col items-center justify-center gap-1.5 rounded-surface border border-line-strong bg-surface px-2 py-2 text-center text-12 leading-tight font-semibold hyphens-auto transition-colors',
        'hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        '[&_svg]:size-6 [&_svg]:shrink-0',
        category.urgent
          ? 'text-bad has-checked:border-bad has-checked:bg-bad-soft'
          : 'has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent',
      )}
    >
      {children}
      <CategoryIcon category={category.key} />
      {category.name}
    </label>
  )
}

/** Said where the thumb is, clear of the bar at the bottom; the focus stays on what was chosen. */
function Danger() {
  const t = useTranslations('tickets.report')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place} className="scroll-mt-20 scroll-mb-44">
      <Banner tone="bad" title={t('urgent')} />
    </div>
  )
}
