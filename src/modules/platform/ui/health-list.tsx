'use client'

import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { List } from '@/ui/list/list'
import type { listOfQuery } from '@/ui/list/list-of-query'
import type { Column, ListFilter } from '@/ui/list/list-types'
import type { ListUrl } from '@/ui/list/use-list-url'

type HealthListProps<Row> = ReturnType<typeof listOfQuery<Row>> & {
  /** Its place on the console, its file and its words. */
  area: 'jobs' | 'deliveries' | 'webhooks'
  url: ListUrl
  columns: Column<Row>[]
  filters: ListFilter[]
  rowLabel: (row: Row) => string
  bulk?: (keys: readonly string[], clear: () => void) => ReactNode
  primary?: ReactNode
}

/** Looks again by itself, so that whoever watches sees what happens. */
export const LOOK_AGAIN_MS = 15_000

/** Work of all estates and what became of it; the one that is open stands beside the list. */
export function HealthList<Row extends { id: string | number }>({
  area,
  url,
  ...list
}: HealthListProps<Row>) {
  const t = useTranslations(`platform.${area}`)
  const { id } = useParams<{ id?: string }>()
  return (
    <List
      {...list}
      id={area}
      label={t('title')}
      url={url}
      rowKey={(row) => String(row.id)}
      rowHref={(row) => `/${area}/${row.id}`}
      openKey={id}
      searchLabel={t('search')}
      exports={`/api/export/platform/${area}${url.search}`}
      empty={{ title: t('none'), body: t('noneBody') }}
    />
  )
}
