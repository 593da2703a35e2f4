'use client'

import Link from 'next/link'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type MenuItem =
  | { kind: 'separator'; id: string }
  | { kind: 'label'; id: string; label: string }
  | {
      kind?: 'item'
      id: string
      label: string
      icon?: ReactNode
      /** A key or a count at the end of the line. */
      hint?: string
      tone?: 'normal' | 'danger'
      /** Why this can't be done now; shown beneath the words. */
      reason?: string
      href?: string
      /** The link is a file to be saved. */
      download?: boolean
      onSelect?: () => void
    }

type MenuProps = {
  trigger: ReactNode
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
  /** Above the items: who is signed in, for instance. */
  header?: ReactNode
}

export function Menu({ trigger, items, align = 'end', side = 'bottom', header }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-80 overflow-y-auto rounded-surface bg-surface p-1 shadow-float data-[state=open]:animate-fade"
        >
          {header ? <div className="border-b px-2.5 pt-2 pb-3 mb-1">{header}</div> : null}
          {items.map((item) => (
            <MenuLine key={item.id} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const menuLineStyle = cn(
  'flex min-h-(--control-sm-h) cursor-default items-center gap-2.5 rounded-small px-2.5 py-1.5 text-14 outline-none select-none',
  'data-highlighted:bg-accent-soft data-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0',
)

function MenuLine({ item }: { item: MenuItem }) {
  if (item.kind === 'separator') return <Radix.Separator className="my-1 h-px bg-line" />
  if (item.kind === 'label')
    return <Radix.Label className="px-2.5 pt-2 pb-1 text-12 text-ink-2">{item.label}</Radix.Label>
  const words = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">
        {item.label}
        {item.reason ? <span className="block text-12">{item.reason}</span> : null}
      </span>
      {item.hint ? <span className="text-12 text-ink-2">{item.hint}</span> : null}
    </>
  )
  return (
    <Radix.Item
      disabled={Boolean(item.reason)}
      onSelect={item.onSelect}
      asChild={Boolean(item.href)}
      className={cn(menuLineStyle, item.tone === 'danger' && 'text-bad data-highlighted:bg-bad-soft')}
    >
      {item.href ? <MenuLink href={item.href} download={item.download} words={words} /> : words}
    </Radix.Item>
  )
}

function MenuLink({
  href,
  download,
  words,
  ...rest
}: {
  href: string
  download?: boolean
  words: ReactNode
}) {
  if (download)
    return (
      <a {...rest} href={href} download>
        {words}
      </a>
    )
  return (
    <Link {...rest} href={href}>
      {words}
    </Link>
  )
}
