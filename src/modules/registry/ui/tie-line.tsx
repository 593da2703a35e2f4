'use client'

import { CalendarX2, Ellipsis, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { IconButton } from '@/ui/icon-button'
import { Menu } from '@/ui/menu'
import { Day } from '@/ui/when'
import { EditTieDialog, EndTieDialog, type Tie } from './tie-dialogs'
import { useTieWords } from './words'

type TieLineProps = {
  tie: Tie & { until: string | null }
  /** The other end of the tie: a unit beside a person, a person beside a unit. */
  children: ReactNode
  /** How to reach them. */
  contact?: ReactNode
  mayEdit: boolean
}

/** A tie between a person and a unit, with what can be done about it. */
export function TieLine({ tie, children, contact, mayEdit }: TieLineProps) {
  const t = useTranslations('registry')
  const tieWords = useTieWords()
  const [asked, setAsked] = useState<'edit' | 'end' | null>(null)
  const close = (open: boolean) => (open ? undefined : setAsked(null))
  return (
    <li className="flex items-start gap-3 border-t py-2 coarse:pb-4 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 text-14">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {children}
          <span className="text-ink-2">{tieWords(tie)}</span>
        </div>
        <div className="mt-0.5 flex flex-col items-start gap-y-0.5 text-ink-2">
          <Span tie={tie} />
          {contact}
        </div>
      </div>
      {mayEdit ? (
        <Menu
          trigger={
            <IconButton
              label={t('tie.more', { name: tie.person, unit: tie.unit })}
              icon={<Ellipsis />}
              size="small"
            />
          }
          items={[
            { id: 'edit', label: t('tie.edit'), icon: <Pencil />, onSelect: () => setAsked('edit') },
            {
              id: 'end',
              label: t('tie.end'),
              icon: <CalendarX2 />,
              tone: 'danger',
              onSelect: () => setAsked('end'),
            },
          ]}
        />
      ) : null}
      <EditTieDialog tie={tie} open={asked === 'edit'} onOpenChange={close} />
      <EndTieDialog tie={tie} open={asked === 'end'} onOpenChange={close} />
    </li>
  )
}

function Span({ tie: { since, until } }: Pick<TieLineProps, 'tie'>) {
  const t = useTranslations('registry.tie')
  if (!since && !until) return null
  const day = (date: string) => <Day date={date} />
  return (
    <span>
      {since ? t.rich('sinceDay', { day: () => day(since) }) : null}
      {since && until ? ' ' : null}
      {until ? t.rich('untilDay', { day: () => day(until) }) : null}
    </span>
  )
}
