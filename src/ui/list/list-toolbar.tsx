'use client'

import { Download, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactNode, type Ref } from 'react'
import { Button } from '../button'
import { IconButton } from '../icon-button'
import { Menu } from '../menu'
import { SearchInput } from '../search-input'
import { useFileFormats } from '../use-file-formats'
import { ColumnChooser } from './column-chooser'
import { FilterChip } from './filter-chip'
import type { ListFilter, ListProps } from './list-types'
import type { Columns } from './use-columns'
import type { ListUrl } from './use-list-url'
import type { Selection } from './use-selection'

type ListToolbarProps<Row> = {
  list: ListProps<Row>
  columns: Columns<Row>
  selection: Selection
  searchField: Ref<HTMLInputElement>
  narrowed: boolean
}

export function ListToolbar<Row>({ list, columns, selection, searchField, narrowed }: ListToolbarProps<Row>) {
  const { url, filters = [], searchLabel, exports, primary } = list
  const actions = (
    <>
      <ColumnChooser columns={columns} />
      {exports ? <ExportMenu address={exports} /> : null}
      {primary}
    </>
  )
  return (
    <div className="flex flex-col gap-2 pb-2">
      {searchLabel ? (
        <div className="flex items-center gap-2">
          <ListSearch url={url} label={searchLabel} ref={searchField} />
          {actions}
        </div>
      ) : null}
      <div className="flex min-h-(--control-sm-h) items-center gap-2">
        {selection.keys.length > 0 && list.bulk ? (
          <BulkBar selection={selection}>{list.bulk(selection.keys, selection.clear)}</BulkBar>
        ) : (
          <>
            <Filters filters={filters} url={url} narrowed={narrowed} />
            <Count list={list} />
            {searchLabel ? null : actions}
          </>
        )}
      </div>
    </div>
  )
}

function ExportMenu({ address }: { address: string }) {
  const t = useTranslations('ui')
  return (
    <Menu
      items={useFileFormats(address)}
      trigger={
        <Button
          variant="quiet"
          icon={<Download />}
          aria-label={t('export')}
          className="@max-2xl:px-2.5 coarse:min-w-11"
        >
          <span className="@max-2xl:hidden">{t('export')}</span>
        </Button>
      }
    />
  )
}

type FiltersProps = { filters: readonly ListFilter[]; url: ListUrl; narrowed: boolean }

/** In one line that scrolls, and fades where it goes on, on a phone; in as many as they need elsewhere. */
function Filters({ filters, url, narrowed }: FiltersProps) {
  const t = useTranslations('ui')
  return (
    <div className="flex min-w-0 flex-1 items-center gap-x-2 gap-y-1.5 max-sm:-my-1 max-sm:-ml-4 max-sm:overflow-x-auto max-sm:py-1 max-sm:pr-6 max-sm:pl-4 max-sm:mask-r-from-[calc(100%-1.5rem)] max-sm:[scrollbar-width:none] sm:flex-wrap">
      {filters.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          chosen={url.filter(filter.id)}
          onChange={(values) => url.setFilter(filter.id, values)}
        />
      ))}
      {narrowed ? (
        <Button size="small" variant="quiet" onClick={() => url.clear(filters.map((filter) => filter.id))}>
          {t('clearAll')}
        </Button>
      ) : null}
    </div>
  )
}

function BulkBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div
      role="toolbar"
      className="flex flex-1 animate-fade flex-wrap items-center gap-2 rounded-control bg-accent-soft py-1 pr-1 pl-3"
    >
      <span role="status" className="mr-2 text-14 font-semibold">
        {t('selected', { count: selection.keys.length })}
      </span>
      {children}
      <IconButton
        label={t('clearSelection')}
        icon={<X />}
        size="small"
        onClick={selection.clear}
        className="ml-auto"
      />
    </div>
  )
}

function Count<Row>({ list }: { list: ListProps<Row> }) {
  const t = useTranslations('ui')
  const shown = list.rows.length
  if (list.state !== 'ready' || shown === 0) return null
  const total = list.total ?? (list.hasMore ? undefined : shown)
  const words =
    total === undefined
      ? `${shown}+`
      : total > shown
        ? t('countOf', { shown, total })
        : t('count', { count: shown })
  return (
    <p role="status" className="shrink-0 text-14 text-ink-2">
      {words}
    </p>
  )
}

const PAUSE_MS = 220

/**
 * Types freely, and writes to the address when the typing pauses or the field is left: a write that came after the
 * click on a row would call off the way to its record.
 */
function ListSearch({ url, label, ref }: { url: ListUrl; label: string; ref: Ref<HTMLInputElement> }) {
  const [text, setText] = useState(url.q)
  const [written, setWritten] = useState(url.q)
  if (url.q !== written) {
    setWritten(url.q)
    if (url.q !== text.trim()) setText(url.q)
  }
  useEffect(() => {
    if (text.trim() === url.q) return
    const timer = setTimeout(() => url.setQ(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, url])
  const write = () => {
    if (text.trim() !== url.q) url.setQ(text)
  }
  return (
    <SearchInput
      ref={ref}
      value={text}
      onChange={setText}
      onLeave={write}
      label={label}
      className="mr-auto min-w-0 flex-1 @2xl:max-w-96"
    />
  )
}
