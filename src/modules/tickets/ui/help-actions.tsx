'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import type { TicketStatus } from '../schemas'
import { nextStates } from '../ticket'
import type { TicketRecord } from './client'
import { MoveDialog, type MoveWords } from './move-dialog'

/** What somebody at home can say about a report: that it is done, that it isn't, that it is no longer needed. */
export function HelpActions({ ticket }: { ticket: TicketRecord }) {
  const t = useTranslations('tickets')
  const [asking, setAsking] = useState<TicketStatus | null>(null)
  const words = useHomeWords(asking)
  const steps = ticket.may.move ? nextStates(ticket.status, 'resident') : []
  if (steps.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {steps.includes('closed') ? (
        <Button variant="primary" onClick={() => setAsking('closed')}>
          {t('step.confirm')}
        </Button>
      ) : null}
      {steps.includes('in_progress') ? (
        <Button onClick={() => setAsking('in_progress')}>{t('step.stillWrong')}</Button>
      ) : null}
      {steps.includes('cancelled') ? (
        <Button onClick={() => setAsking('cancelled')}>{t('step.takeBack')}</Button>
      ) : null}
      <MoveDialog
        ticket={ticket}
        to={asking}
        words={words}
        onClose={() => setAsking(null)}
        onMoved={() => setAsking(null)}
      />
    </div>
  )
}

function useHomeWords(to: TicketStatus | null): MoveWords {
  const t = useTranslations('tickets')
  switch (to) {
    case 'closed':
      return { title: t('move.confirmTitle'), body: t('move.confirmBody'), save: t('step.confirm') }
    case 'in_progress':
      return {
        title: t('move.reopenTitle'),
        body: t('move.reopenBody'),
        words: t('move.reopenWords'),
        save: t('step.reopen'),
      }
    default:
      return {
        title: t('move.takeBackTitle'),
        body: t('move.takeBackBody'),
        words: t('move.cancelledWords'),
        optional: true,
        save: t('step.takeBack'),
      }
  }
}
