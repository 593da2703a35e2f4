import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { cn } from './cn'

type PersonChipProps = { name: string; src?: string; detail?: ReactNode; href?: string; className?: string }

/** A person in one line: face or initials, name, and a quieter word about them. */
export function PersonChip({ name, src, detail, href, className }: PersonChipProps) {
  const content = (
    <>
      <Avatar name={name} src={src} size="small" />
      <span className="truncate">
        {name}
        {detail ? <span className="text-ink-2"> · {detail}</span> : null}
      </span>
    </>
  )
  return <Chip href={href} className={className} content={content} />
}

/** A place in one line: its kind in small letters before its number. */
export function UnitChip({
  kind,
  label,
  href,
  className,
}: {
  kind?: string
  label: string
  href?: string
  className?: string
}) {
  const content = (
    <span className="inline-flex items-baseline gap-1.5 rounded-small border border-line-strong px-1.5">
      {kind ? <span className="text-12 text-ink-2">{kind}</span> : null}
      <span className="font-semibold">{label}</span>
    </span>
  )
  return <Chip href={href} className={className} content={content} />
}

function Chip({ href, content, className }: { href?: string; content: ReactNode; className?: string }) {
  const look = cn('inline-flex max-w-full min-w-0 items-center gap-1.5 align-middle', className)
  if (!href) return <span className={look}>{content}</span>
  return (
    <Link
      href={href}
      className={cn(look, 'reach-down relative z-1 rounded-small hover:text-accent hover:underline')}
    >
      {content}
    </Link>
  )
}
