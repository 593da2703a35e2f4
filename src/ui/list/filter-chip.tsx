'use client'

import { ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '../checkbox'
import { cn } from '../cn'
import { Popover } from '../popover'
import { RadioGroup } from '../radio-group'
import type { ListFilter } from './list-types'

type FilterChipProps = {
  filter: ListFilter
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}

/** One filter: its name when it is off, its name and choice when it is on, with a cross to take it away. */
export function FilterChip({ filter, chosen, onChange }: FilterChipProps) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const on = chosen.length > 0
  return (
    <span
      className={cn(
        'inline-flex h-(--control-sm-h) max-w-full shrink-0 items-center rounded-full border text-14',
        on
          ? 'border-accent bg-accent-soft text-accent'
          : 'border-dashed border-edge text-ink hover:border-solid',
      )}
    >
      <Popover
        open={open}
        onOpenChange={setOpen}
        buttonClassName="-my-px h-(--control-sm-h) min-w-0"
        className="flex min-w-52 flex-col px-3 py-2"
        trigger={
          <button
            type="button"
            className={cn('flex h-full min-w-0 items-center gap-1 rounded-full pl-3', on ? 'pr-1' : 'pr-2.5')}
          >
            <span className="truncate">
              {filter.label}
              {on ? <span className="font-semibold">: {chosenWords(filter, chosen)}</span> : null}
            </span>
            {on ? null : <ChevronDown className="size-4 shrink-0 text-ink-2" />}
          </button>
        }
      >
        <FilterChoices
          filter={filter}
          chosen={chosen}
          onChange={(values) => {
            onChange(values)
            if (filter.single) setOpen(false)
          }}
        />
      </Popover>
      {on ? (
        <button
          type="button"
          aria-label={t('removeNamed', { name: filter.label })}
          onClick={() => onChange([])}
          className="mr-1 grid size-6 shrink-0 place-items-center rounded-full hover:bg-accent/15 coarse:-my-px coarse:mr-0 coarse:size-11"
        >
          <X className="size-3.5" />
        </button>
      ) : null}
    </span>
  )
}

function FilterChoices({ filter, chosen, onChange }: FilterChipProps) {
  if (filter.single)
    return (
      <RadioGroup
        aria-label={filter.label}
        name={`filter-${filter.id}`}
        value={chosen[0]}
        options={filter.options}
        onChange={(value) => onChange([value])}
      />
    )
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))
  return filter.options.map((option) => (
    <Checkbox
      key={option.value}
      label={option.label}
      hint={option.hint}
      value={chosen.includes(option.value)}
      onChange={(on) => toggle(option.value, on)}
    />
  ))
}

function chosenWords(filter: ListFilter, chosen: readonly string[]): string {
  const labels = chosen.map(
    (value) => filter.options.find((option) => option.value === value)?.label ?? value,
  )
  return labels.join(', ')
}
