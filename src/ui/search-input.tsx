'use client'

import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, Ref } from 'react'
import { cn } from './cn'
import { controlStyle } from './control'

type SearchInputProps = {
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  label: string
  placeholder?: string
  className?: string
  ref?: Ref<HTMLInputElement>
}

export function SearchInput({
  value,
  onChange,
  onLeave,
  label,
  placeholder,
  className,
  ref,
}: SearchInputProps) {
  const t = useTranslations('ui')
  const clearOnEscape = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (value) onChange('')
    else event.currentTarget.blur()
  }
  return (
    <div role="search" className={cn('relative', className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-2"
      />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={clearOnEscape}
        className={cn(
          controlStyle,
          'pr-9 pl-9 text-ellipsis coarse:pr-11 [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {value ? (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={() => onChange('')}
          className="absolute top-1/2 right-1.5 grid size-7 -translate-y-1/2 place-items-center rounded-small text-ink-2 hover:bg-ink/7 coarse:right-0 coarse:size-11"
        >
          <X className="size-4" />
        </button>
      ) : null}
    </div>
  )
}
