import Link from 'next/link'
import { cn } from './cn'

export type Bar = {
  key: string
  /** What it stands for: "November 2026". */
  label: string
  value: number
  /** The value in words: "12 estates". */
  shown: string
  /** The list behind it. */
  href?: string
}

type BarsProps = {
  label: string
  bars: readonly Bar[]
  /** Headers of the table behind it, for who can't see the bars. */
  columns: readonly [of: string, value: string]
  className?: string
}

/** Values one beside the other; each says itself on hover, and all of them stand in a table for screen readers. */
export function Bars({ label, bars, columns, className }: BarsProps) {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  const open = bars.some(({ href }) => href)
  return (
    <div className={className}>
      <ul
        aria-label={open ? label : undefined}
        aria-hidden={open ? undefined : true}
        className="flex h-16 items-stretch gap-px border-b"
      >
        {bars.map((bar) => (
          <li key={bar.key} title={`${bar.label}: ${bar.shown}`} className="min-w-0 flex-1">
            <OneBar bar={bar} part={bar.value / most} />
          </li>
        ))}
      </ul>
      {open ? null : (
        <table className="sr-only">
          <caption>{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td>{bar.shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function OneBar({ bar, part }: { bar: Bar; part: number }) {
  const look = 'flex h-full items-end'
  const fill = (
    <span
      className={cn('block w-full rounded-t-small bg-accent', bar.value > 0 && 'min-h-0.5')}
      style={{ height: `${Math.round(part * 100)}%` }}
    />
  )
  if (!bar.href) return <span className={look}>{fill}</span>
  return (
    <Link href={bar.href} aria-label={`${bar.label}: ${bar.shown}`} className={cn(look, 'hover:bg-ink/5')}>
      {fill}
    </Link>
  )
}
