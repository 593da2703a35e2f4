'use client'

import { Columns3 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../button'
import { Checkbox } from '../checkbox'
import { Popover } from '../popover'
import type { Columns } from './use-columns'

/** Which columns to show; only where rows are a table. */
export function ColumnChooser<Row>({ columns }: { columns: Columns<Row> }) {
  const t = useTranslations('ui')
  const choosable = columns.all.filter((column) => !column.fixed)
  if (choosable.length < 2) return null
  return (
    <Popover
      align="end"
      buttonClassName="stacked:hidden"
      className="flex min-w-48 flex-col px-3 py-2"
      trigger={
        <Button variant="quiet" icon={<Columns3 />}>
          {t('columns')}
        </Button>
      }
    >
      {choosable.map((column) => (
        <Checkbox
          key={column.id}
          label={column.header}
          value={columns.shown.includes(column)}
          onChange={() => columns.toggle(column.id)}
        />
      ))}
    </Popover>
  )
}
