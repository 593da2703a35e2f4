'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ErrorState } from '@/ui/error-state'
import { LinkButton } from '@/ui/link-button'
import { Page, PageHeader } from '@/ui/page'
import { Code } from '@/ui/plate'
import { RecordSection } from '@/ui/record/record-panel'
import { TextLink } from '@/ui/text-link'
import { Day, When } from '@/ui/when'
import { api, type TicketRecord } from './client'
import { CommentBox } from './comment-box'
import { HelpActions } from './help-actions'
import { CardSkeletons } from './help-list'
import { MissingReport } from './missing-report'
import { TicketFiles } from './ticket-files'
import { placeWords } from './place-words'
import { TicketProgress } from './ticket-progress'
import { HomeStatusBadge } from './ticket-status'
import { TicketTimeline } from './ticket-timeline'

/** One report as the household sees it: where it stands and what happens next, in plain words. */
export function HelpRecord({ id, unitWord }: { id: string; unitWord: string }) {
  const t = useTranslations('tickets')
  const ticket = api.tickets.record.useQuery({ id })
  if (ticket.data) return <Report ticket={atHome(ticket.data)} unitWord={unitWord} />
  if (ticket.isPending) return <CardSkeletons />
  if (ticket.error.data?.error === 'RESOURCE_NOT_FOUND') return <MissingReport />
  return (
    <>
      <ErrorState title={t('record.failed')} onRetry={() => void ticket.refetch()}>
        {ticket.error.message}
      </ErrorState>
      <p className="text-center">
        <TextLink href="/help">{t('help.back')}</TextLink>
      </p>
    </>
  )
}

/** Who also works here sees at home what their neighbours would see. */
function atHome(ticket: TicketRecord): TicketRecord {
  return { ...ticket, comments: ticket.comments.filter(({ internal }) => !internal) }
}

function Report({ ticket, unitWord }: { ticket: TicketRecord; unitWord: string }) {
  const t = useTranslations('tickets')
  return (
    <Page width="reading">
      <div className="flex flex-col gap-3">
        <LinkButton
          href="/help"
          variant="quiet"
          size="small"
          icon={<ArrowLeft />}
          className="-ml-3 self-start"
        >
          {t('help.back')}
        </LinkButton>
        <PageHeader
          title={ticket.title}
          kicker={
            <>
              <Code>{ticket.number}</Code> · {placeWords(ticket, unitWord)} · <When at={ticket.createdAt} />
            </>
          }
        />
      </div>
      <Standing ticket={ticket} />
      <div>
        <RecordSection title={t('record.description')}>
          <p className="text-pretty break-words whitespace-pre-line">
            {ticket.description || <span className="text-ink-2">{t('record.noDescription')}</span>}
          </p>
          {ticket.files.length > 0 ? (
            <div className="mt-3">
              <TicketFiles files={ticket.files} />
            </div>
          ) : null}
        </RecordSection>
        <RecordSection title={t('record.timeline')}>
          <TicketTimeline ticket={ticket} />
        </RecordSection>
        {ticket.may.comment ? (
          <RecordSection title={t('comment.homeLabel')}>
            <CommentBox ticket={ticket} atWork={false} />
          </RecordSection>
        ) : null}
      </div>
    </Page>
  )
}

function Standing({ ticket }: { ticket: TicketRecord }) {
  const t = useTranslations('tickets')
  const { status, assignee, waitingReason, waitingUntil, resolution } = ticket
  return (
    <section className="flex flex-col gap-4 rounded-surface border bg-surface px-4 py-4 sm:px-5">
      <TicketProgress status={status} />
      <div className="flex flex-col items-start gap-1.5">
        <HomeStatusBadge status={status} />
        <p className="text-pretty">{t(`next.${status}`, { name: assignee?.name ?? t('next.somebody') })}</p>
        {status === 'waiting' && waitingReason ? (
          <p className="font-semibold break-words">
            {waitingReason}
            {waitingUntil ? (
              <span className="block text-14 font-normal text-ink-2">
                {t.rich('waitsUntil', { day: () => <Day date={waitingUntil} /> })}
              </span>
            ) : null}
          </p>
        ) : null}
        {resolution ? <p className="font-semibold break-words">{resolution}</p> : null}
      </div>
      <HelpActions ticket={ticket} />
      {status === 'closed' || status === 'cancelled' ? (
        <LinkButton href="/help/new" className="self-start">
          {t('help.again')}
        </LinkButton>
      ) : null}
    </section>
  )
}
