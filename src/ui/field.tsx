import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cn } from './cn'
import type { ControlProps } from './control'
import { OptionalMark } from './optional-mark'

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string
  /** Marks what may stay empty; most fields must not. */
  optional?: boolean
  /** The control is a group (radio buttons, several boxes) and not a single input. */
  group?: boolean
  id?: string
  className?: string
  children: (control: FieldControl) => ReactNode
}

export type FieldControl = Pick<ControlProps, 'aria-describedby' | 'aria-invalid'> & {
  id: string
  'aria-labelledby'?: string
}

/** A label above its control, a hint below the label, and the error beside what caused it. */
export function Field({ label, hint, error, optional, group, id, className, children }: FieldProps) {
  const generated = useId()
  const base = id ?? generated
  const describedBy = [hint ? `${base}-hint` : null, error ? `${base}-error` : null].filter(Boolean).join(' ')
  const control: FieldControl = {
    id: base,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-labelledby': group ? `${base}-label` : undefined,
  }
  const Label = group ? 'span' : 'label'
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div>
        <Label id={`${base}-label`} htmlFor={group ? undefined : base} className="text-14 font-semibold">
          {label}
          {optional ? <OptionalMark /> : null}
        </Label>
        {hint ? (
          <p id={`${base}-hint`} className="text-14 text-pretty text-ink-2">
            {hint}
          </p>
        ) : null}
      </div>
      {children(control)}
      {error ? <FieldError id={`${base}-error`}>{error}</FieldError> : null}
    </div>
  )
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-14 font-medium text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  )
}
