import { cn } from './cn'

/** What every control takes beside its value, so that a field can hand all of it on with one spread. */
export type ControlProps = {
  id?: string
  name?: string
  disabled?: boolean
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-label'?: string
}

/** The look that text-like controls share. */
export const controlStyle = cn(
  'h-(--control-h) w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-(length:--control-text) text-ink',
  'transition-[border-color,box-shadow] hover:border-ink-2',
  'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0',
  'aria-invalid:border-bad aria-invalid:outline-bad',
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3',
)
