'use client'

import type { ReactNode, Ref } from 'react'
import { ChoiceWords } from './checkbox'
import { cn } from './cn'
import type { ControlProps } from './control'

type SwitchProps = ControlProps & {
  value: boolean
  onChange: (value: boolean) => void
  onBlur?: () => void
  label?: ReactNode
  hint?: ReactNode
  ref?: Ref<HTMLInputElement>
  className?: string
}

/** On or off, at once. In a form that is saved later use a Checkbox. */
export function Switch({ value, onChange, label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={cn('flex items-start justify-between gap-4 py-1.5', className)}>
      {label ? <ChoiceWords label={label} hint={hint} /> : null}
      <span className="relative mt-px inline-flex h-6 w-10 shrink-0">
        <input
          {...rest}
          type="checkbox"
          role="switch"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          className={cn(
            'peer absolute inset-0 appearance-none rounded-full border border-edge bg-sunken transition-colors',
            'checked:border-accent checked:bg-accent disabled:opacity-60',
          )}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-edge transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent"
        />
      </span>
    </label>
  )
}
