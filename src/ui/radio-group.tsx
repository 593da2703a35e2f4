'use client'

import type { Ref } from 'react'
import { ChoiceWords } from './checkbox'
import { cn } from './cn'
import type { ControlProps } from './control'
import type { Option } from './select'

type RadioGroupProps = ControlProps & {
  value: string | undefined
  onChange: (value: string) => void
  onBlur?: () => void
  options: readonly Option[]
  /** Cards give each option a surface of its own: for a choice that deserves thought, or gloves. */
  look?: 'plain' | 'cards'
  ref?: Ref<HTMLInputElement>
  className?: string
}

/** One of two to six, all in view. Stands in a Field with `group`. */
export function RadioGroup({
  value,
  onChange,
  options,
  look = 'plain',
  className,
  ref,
  ...rest
}: RadioGroupProps) {
  const { id, name, onBlur, disabled, required, ...aria } = rest
  return (
    <div
      role="radiogroup"
      id={id}
      {...aria}
      className={cn('flex flex-col', look === 'cards' && 'gap-2', className)}
    >
      {options.map((option, index) => (
        <label
          key={option.value}
          className={cn(
            'flex items-start gap-2.5',
            look === 'plain'
              ? 'py-1.5 coarse:py-2.5'
              : 'rounded-control border border-line-strong bg-surface p-3 hover:border-edge has-checked:border-accent has-checked:bg-accent-soft',
          )}
        >
          <input
            ref={index === 0 ? ref : undefined}
            type="radio"
            name={name ?? id}
            value={option.value}
            checked={value === option.value}
            disabled={disabled || option.disabled}
            required={required}
            onBlur={onBlur}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-edge bg-surface transition-[border] checked:border-[6px] checked:border-accent"
          />
          <ChoiceWords label={option.label} hint={option.hint} />
        </label>
      ))}
    </div>
  )
}
