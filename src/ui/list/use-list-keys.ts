'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type RefObject } from 'react'
import { useShortcut } from '../shortcuts'
import type { ListProps } from './list-types'

type ListKeys<Row> = {
  list: ListProps<Row>
  container: RefObject<HTMLElement | null>
  searchField: RefObject<HTMLInputElement | null>
  onSelect?: (key: string) => void
}

/** J and K move, Enter opens (it is a link), X selects, / searches. With a record open, J and K go to the next record. */
export function useListKeys<Row>({ list, container, searchField, onSelect }: ListKeys<Row>) {
  const { rows, rowKey, rowHref, openKey, url } = list
  const t = useTranslations('ui')
  const router = useRouter()
  useReturnedFocus(container, openKey)

  const move = (step: 1 | -1) => {
    const keys = rows.map(rowKey)
    const from = keys.indexOf(openKey ?? focusedKey() ?? '')
    const target = rows[Math.min(Math.max(from + step, 0), rows.length - 1)]
    if (target === undefined) return
    if (openKey && rowHref) router.replace(rowHref(target) + url.search, { scroll: false })
    else focusRow(container.current, rowKey(target))
  }
  const selectFocused = () => {
    const key = openKey ?? focusedKey()
    if (key) onSelect?.(key)
  }
  useShortcut(
    '/',
    () => searchField.current?.focus(),
    { label: t('shortcutSearch') },
    Boolean(list.searchLabel),
  )
  useShortcut('x', selectFocused, { label: t('shortcutSelectRow') }, Boolean(onSelect))
  useShortcut('k', () => move(-1), { label: t('shortcutPreviousRow') })
  useShortcut('j', () => move(1), { label: t('shortcutNextRow') })
}

/** When the record closes, the focus goes back to the row that opened it. */
function useReturnedFocus(container: RefObject<HTMLElement | null>, openKey: string | undefined) {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (!openKey && last.current) focusRow(container.current, last.current)
    last.current = openKey
  }, [container, openKey])
}

function focusRow(container: HTMLElement | null, key: string) {
  const row = container?.querySelector(`[data-row="${CSS.escape(key)}"]`)
  const target = row?.querySelector('[data-row-link]') ?? row?.querySelector('input')
  if (!(target instanceof HTMLElement)) return
  target.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

function focusedKey(): string | undefined {
  return document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? undefined
}
