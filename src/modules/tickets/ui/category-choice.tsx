'use client'

import type { Ref } from 'react'
import { cn } from '@/ui/cn'
import type { FieldControl } from '@/ui/field'
import { categoryIcon } from './category-icon'
import type { TicketCategory } from './client'

type CategoryChoiceProps = FieldControl & {
  name: string
  categories: readonly TicketCategory[]
  value: string
  onChange: (id: string) => void
  onBlur: () => void
  ref?: Ref<HTMLInputElement>
}

/** What it is about, as large as a thumb; the everyday first, what can't wait set apart by its colour. */
export function CategoryChoice({
  name,
  categories,
  value,
  onChange,
  onBlur,
  ref,
  ...group
}: CategoryChoiceProps) {
  const everydayFirst = categories.toSorted((a, b) => Number(a.urgent) - Number(b.urgent))
  return (
    <div role="radiogroup" {...group} className="grid grid-cols-3 gap-2 sm:grid-cols-5">
      {everydayFirst.map((category, index) => (
        <label
          key={category.id}
          className={cn(
            'flex min-h-22 flex-col items-center justify-center gap-1.5 rounded-surface border border-line-strong bg-surface px-1 py-2 text-center text-12 leading-tight font-semibold hyphens-auto transition-colors',
            'hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            '[&_svg]:size-6 [&_svg]:shrink-0',
            category.urgent && 'text-bad',
          )}
        >
          <input
            ref={index === 0 ? ref : undefined}
            type="radio"
            name={name}
            value={category.id}
            checked={value === category.id}
            onBlur={onBlur}
            onChange={() => onChange(category.id)}
            className="sr-only"
          />
          {categoryIcon(category.key)}
          {category.name}
        </label>
      ))}
    </div>
  )
}
