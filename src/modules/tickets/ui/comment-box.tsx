'use client'

import { Lock, Paperclip, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { DraftLine } from '@/ui/form/draft-line'
import { readServerErrors } from '@/ui/form/server-errors'
import { useDraft, useDraftKey } from '@/ui/form/use-draft'
import { IconButton } from '@/ui/icon-button'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { AudienceSwitch, type Audience } from './audience-switch'
import type { TicketRecord } from './client'
import { LostFiles } from './lost-files'
import { UploadDrop } from './upload-drop'
import { useTicketCommands } from './use-ticket-commands'
import { useUploads } from './use-uploads'

const commentDraft = z.object({
  body: z.string(),
  audience: z.enum(['resident', 'internal']),
  files: z.array(z.unknown()),
})

type CommentBoxProps = {
  ticket: Pick<TicketRecord, 'id' | 'reporter'>
  /** Staff choose who reads it, and the box looks like what they chose; at home there is nothing to choose. */
  atWork: boolean
}

/** Words and pictures under a ticket. What was typed stays until it has arrived. */
export function CommentBox({ ticket, atWork }: CommentBoxProps) {
  const t = useTranslations('tickets')
  const reporter = ticket.reporter.name
  const hintId = useId()
  const [body, setBody] = useState('')
  const [audience, setAudience] = useState<Audience>('resident')
  const [attaching, setAttaching] = useState(false)
  const [problem, setProblem] = useState<string>()
  const uploads = useUploads()
  const { comment } = useTicketCommands(ticket.id)
  const internal = atWork && audience === 'internal'
  const draftKey = useDraftKey('comment')
  const draft = useDraft({
    key: draftKey,
    isDirty: body !== '' || uploads.carried.isDirty,
    keep: () => ({ body, audience, files: uploads.carried.keep() }),
    restore: (kept) => {
      const { data } = commentDraft.safeParse(kept)
      if (!data) return
      setBody(data.body)
      setAudience(data.audience)
      setAttaching(data.files.length > 0)
      uploads.carried.restore(data.files)
    },
  })
  const startAfresh = () => {
    setBody('')
    setAttaching(false)
    uploads.clear()
    draft.forget()
  }
  const empty = body.trim() === '' && uploads.fileIds.length === 0

  const send = async () => {
    if (empty || uploads.busy || comment.isPending) return
    setProblem(undefined)
    try {
      await comment.mutateAsync({ id: ticket.id, body, internal, fileIds: uploads.fileIds })
      startAfresh()
      if (atWork) toast({ title: t(internal ? 'done.noted' : 'done.sent', { reporter }), tone: 'good' })
    } catch (error) {
      setProblem(readServerErrors(error).message ?? t('failed'))
    }
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send()
  }
  const label = atWork
    ? t(internal ? 'comment.internalPlaceholder' : 'comment.placeholder')
    : t('comment.homeLabel')
  return (
    <form
      onSubmit={onSubmit}
      className={cn(
        'flex flex-col gap-2',
        internal && '-mx-3 -my-1 rounded-surface border border-warn bg-warn-soft px-3 py-2',
      )}
    >
      {atWork ? <AudienceSwitch value={audience} onChange={setAudience} reporter={reporter} /> : null}
      {draft.restored ? <DraftLine onDiscard={startAfresh} /> : null}
      {internal ? (
        <p id={hintId} className="text-12 text-warn">
          {t('comment.internalHint', { reporter })}
        </p>
      ) : null}
      <LostFiles names={uploads.lost} />
      {attaching ? <UploadDrop uploads={uploads} hint={t('comment.hint')} /> : null}
      {problem ? (
        <p role="alert" className="text-14 font-medium text-bad">
          {problem}
        </p>
      ) : null}
      <div className="flex items-end gap-2 sm:flex-wrap sm:items-center">
        <Textarea
          aria-label={label}
          aria-describedby={internal ? hintId : undefined}
          placeholder={atWork ? label : t('comment.homePlaceholder')}
          value={body}
          rows={1}
          maxLength={4000}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-h-(--control-h) py-[calc((var(--control-h)-1.5rem)/2-1px)] placeholder-shown:field-sizing-fixed not-supports-[field-sizing:content]:h-20 resize-none!"
        />
        <IconButton
          label={t('comment.attach')}
          icon={<Paperclip />}
          aria-expanded={attaching}
          onClick={() => setAttaching(!attaching || uploads.files.length > 0)}
        />
        <Button
          type="submit"
          variant={internal ? 'secondary' : 'primary'}
          icon={internal ? <Lock /> : <Send />}
          pending={comment.isPending}
          disabled={empty}
          reason={uploads.busy ? t('why.uploading') : undefined}
          className="shrink-0 sm:ml-auto"
        >
          <span className="max-sm:sr-only">
            {atWork ? t(internal ? 'comment.note' : 'comment.send') : t('comment.homeSend')}
          </span>
        </Button>
      </div>
    </form>
  )
}
