'use client'

import Link from 'next/link'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { FloatAnchor } from './float-anchor'
import { floatBehaviour } from './float-behaviour'
import type { Float } from './float-button'
import type { MenuItem } from './menu-item'

type MenuListProps = {
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  header?: ReactNode
  float: Float
}

/** The floating part of a Menu. */
export function MenuList({ items, align = 'end', header, float }: MenuListProps) {
  return (
    <Radix.Root modal={false} open={float.open} onOpenChange={float.onOpenChange}>
      <Radix.Trigger asChild>
        <FloatAnchor />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          {...floatBehaviour(float)}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-52 overflow-y-auto rounded-surface bg-surface p-1 shadow-float data-[state=open]:animate-fade"
        >
          {header ? <div className="mb-1 border-b px-2.5 pt-2 pb-3">{header}</div> : null}
          {items.map((item) => (
            <MenuLine key={item.id} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const lineStyle = cn(
  'flex min-h-(--control-sm-h) cursor-default items-center gap-2.5 rounded-small px-2.5 py-1.5 text-14 outline-none select-none',
  'data-disabled:text-ink-3 data-highlighted:bg-accent-soft [&_svg]:size-4 [&_svg]:shrink-0',
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
      className={cn(lineStyle, item.tone === 'danger' && 'text-bad data-highlighted:bg-bad-soft')}
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
