'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useSyncExternalStore, type ReactNode } from 'react'
import { Checkbox } from '../checkbox'
import { cn } from '../cn'
import { Skeleton } from '../skeleton'
import type { Column, ListProps } from './list-types'
import type { ListUrl } from './use-list-url'
import type { Selection } from './use-selection'

type ListTableProps<Row> = {
  list: ListProps<Row>
  columns: readonly Column<Row>[]
  selection: Selection | undefined
}

/**
 * One set of elements for both shapes. Stacking takes `display: table` away, and with it what screen readers know of
 * a table; the roles give it back.
 */
export function ListTable<Row>({ list, columns, selection }: ListTableProps<Row>) {
  const loading = list.state === 'loading'
  const drawn = useDrawnRows()
  return (
    <table
      role="table"
      aria-label={list.label}
      aria-busy={loading || list.stale || undefined}
      className="-mx-3 w-[calc(100%+1.5rem)] border-collapse text-left text-(length:--row-text) stacked:block"
    >
      <ListHead columns={columns} url={list.url} selection={selection} />
      <tbody
        role="rowgroup"
        className={cn('stacked:block stacked:border-t', list.stale && 'opacity-60 transition-opacity')}
      >
        {loading
          ? SKELETON_ROWS.map((row) => (
              <SkeletonRow key={row} row={row} columns={columns} boxed={Boolean(selection)} />
            ))
          : list.rows
              .slice(0, drawn)
              .map((row) => (
                <ListRow
                  key={list.rowKey(row)}
                  row={row}
                  list={list}
                  columns={columns}
                  selection={selection}
                />
              ))}
      </tbody>
    </table>
  )
}

// More than fit on a screen.
const FIRST_ROWS = 25

/** The server draws the rows that are seen first, and the browser the others as soon as it has taken over. */
function useDrawnRows(): number | undefined {
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  return inBrowser ? undefined : FIRST_ROWS
}

const neverChanges = () => () => undefined

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7]

type HeadProps<Row> = { columns: readonly Column<Row>[]; url: ListUrl; selection: Selection | undefined }

function ListHead<Row>({ columns, url, selection }: HeadProps<Row>) {
  const t = useTranslations('ui')
  return (
    <thead role="rowgroup" className="stacked:hidden">
      <tr role="row">
        {selection ? (
          <th role="columnheader" scope="col" className={cn(headStyle, 'w-11')}>
            <Checkbox
              aria-label={t('selectAll')}
              value={selection.all}
              mixed={selection.keys.length > 0 && !selection.all}
              onChange={selection.toggleAll}
              className="align-middle"
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} url={url} />
        ))}
      </tr>
    </thead>
  )
}

// Styles of what stands in every row have short names (globals.css): written out, they were half of a page's bytes.
const headStyle = 'list-head'
const endStyle = 'list-right'

function HeadCell<Row>({ column, url }: { column: Column<Row>; url: ListUrl }) {
  const t = useTranslations('ui')
  const sorted = url.sort?.by === column.id ? url.sort : null
  const next = sorted ? (sorted.down ? null : { by: column.id, down: true }) : { by: column.id, down: false }
  const Arrow = sorted?.down ? ArrowDown : ArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : undefined}
      className={cn(headStyle, column.align === 'end' && endStyle)}
    >
      {column.sortable ? (
        <button
          type="button"
          title={t('sortBy', { name: column.header })}
          onClick={() => url.setSort(next)}
          className={cn(
            'group inline-flex items-center gap-1 rounded-small hover:text-ink coarse:h-11',
            sorted && 'text-ink',
          )}
        >
          {column.header}
          <Arrow className={cn('size-3.5', sorted ? '' : 'opacity-0 group-hover:opacity-60')} />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}

type RowProps<Row> = ListTableProps<Row> & { row: Row }

function ListRow<Row>({ row, list, columns, selection }: RowProps<Row>) {
  const key = list.rowKey(row)
  const titleId = columns.find((column) => column.slot === 'title')?.id ?? columns[0]?.id
  const contents = columns.map((column) => ({ column, content: column.cell(row) }))
  return (
    <tr
      role="row"
      data-row={key}
      aria-current={list.openKey === key || undefined}
      className={cn(
        'list-row',
        selection && boxedRow,
        list.openKey === key &&
          "bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent before:content-[''] hover:bg-accent-soft",
        selection?.has(key) && 'bg-accent-soft',
      )}
    >
      {selection ? <RowBox selection={selection} rowKey={key} name={list.rowLabel(row)} /> : null}
      {contents.map(({ column, content }) => (
        <td
          key={column.id}
          role="cell"
          className={cn(cellStyle(column), !hasContent(content) && 'stacked:hidden')}
        >
          {column.id === titleId && list.rowHref ? (
            <RowLink href={list.rowHref(row) + list.url.search}>{content}</RowLink>
          ) : (
            content
          )}
        </td>
      ))}
    </tr>
  )
}

function RowBox({ selection, rowKey, name }: { selection: Selection; rowKey: string; name: string }) {
  const t = useTranslations('ui')
  return (
    <td role="cell" className={boxStyle}>
      <Checkbox
        aria-label={t('selectNamed', { name })}
        value={selection.has(rowKey)}
        onChange={() => selection.toggle(rowKey)}
        className="align-middle"
      />
    </td>
  )
}

/** The title's link spreads over the whole row; what else can be clicked lies above it. */
function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} scroll={false} prefetch={false} data-row-link className="list-link">
      {children}
    </Link>
  )
}

function SkeletonRow<Row>({
  row,
  columns,
  boxed,
}: {
  row: number
  columns: readonly Column<Row>[]
  boxed: boolean
}) {
  return (
    <tr role="row" className={cn('list-row', boxed && boxedRow)}>
      {boxed ? (
        <td role="cell" className={boxStyle}>
          <Skeleton className="size-5" />
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          <Skeleton className={SKELETON_WIDTHS[(row + index) % SKELETON_WIDTHS.length]} />
        </td>
      ))}
    </tr>
  )
}

const boxStyle = 'relative z-1 w-11 pl-3 stacked:absolute stacked:top-3.5 stacked:left-0'

const SKELETON_WIDTHS = ['w-32', 'w-20', 'w-24', 'w-28']

const boxedRow = 'stacked:pl-11'

const hasContent = (content: ReactNode) => content !== null && content !== undefined && content !== ''

function cellStyle<Row>(column: Column<Row>): string {
  return cn(
    'list-cell',
    column.align === 'end' && endStyle,
    `slot-${column.slot ?? 'meta'}`,
    column.className,
  )
}
