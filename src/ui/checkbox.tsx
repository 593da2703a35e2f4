'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { cn } from './cn'
import type { ControlProps } from './control'

type CheckboxProps = ControlProps & {
  value: boolean
  onChange: (value: boolean) => void
  onBlur?: () => void
  /** Words beside the box. Without them give `aria-label`. */
  label?: ReactNode
  hint?: ReactNode
  /** Some of many: shown as a dash. */
  mixed?: boolean
  ref?: Ref<HTMLInputElement>
  className?: string
}

export function Checkbox({ value, onChange, label, hint, mixed, className, ref, ...rest }: CheckboxProps) {
  const setMixed = (input: HTMLInputElement | null) => {
    if (input) input.indeterminate = Boolean(mixed)
    if (typeof ref === 'function') ref(input)
    else if (ref) ref.current = input
  }
  const Sign = mixed ? Minus : Check
  const on = value || mixed
  return (
    <label
      className={cn(
        'inline-flex items-start gap-2.5',
        label ? 'py-1.5 coarse:py-2.5' : 'coarse:-m-3 coarse:p-3',
        className,
      )}
    >
      <span className={cn('relative grid size-5 shrink-0 place-items-center', label ? 'mt-0.5' : null)}>
        <input
          {...rest}
          ref={setMixed}
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          className={cn(
            'absolute inset-0 appearance-none rounded-[5px] border bg-surface transition-colors',
            'disabled:border-line-strong disabled:bg-sunken aria-invalid:border-bad',
            on ? 'border-accent bg-accent' : 'border-edge hover:border-ink-2',
          )}
        />
        {on ? (
          <Sign
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none relative size-3.5 text-on-accent"
          />
        ) : null}
      </span>
      {label ? <ChoiceWords label={label} hint={hint} /> : null}
    </label>
  )
}

/** The words beside a box, a dot or a switch. */
export function ChoiceWords({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="min-w-0 text-(length:--control-text)">
      {label}
      {hint ? <span className="block text-14 text-ink-2">{hint}</span> : null}
    </span>
  )
}
