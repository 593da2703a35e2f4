'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/ui/dialog'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { api, type OperatorLine } from './client'
import { InviteForm, RoleForm } from './operator-forms'
import { ReasonDialog } from './reason-dialog'

export type OperatorAct =
  | { kind: 'invite' }
  | { kind: 'change' | 'resend' | 'deactivate' | 'reactivate' | 'reset'; operator: OperatorLine }

type OperatorDialogProps = { act: OperatorAct | undefined; onClose: () => void }

/** Inviting somebody and each act on an operator: all of them ask why. */
export function OperatorDialog({ act, onClose }: OperatorDialogProps) {
  const t = useTranslations('platform.operators')
  const stepUp = useStepUp()
  const acts = useActs()
  if (!act) return null
  if (act.kind === 'invite')
    return (
      <Dialog open onOpenChange={onClose} title={t('inviteTitle')} description={t('inviteBody')}>
        <InviteForm onDone={onClose} />
      </Dialog>
    )
  const { kind, operator } = act
  const { id, name } = operator
  if (kind === 'change')
    return (
      <Dialog open onOpenChange={onClose} title={t('changeTitle', { name })} description={t('changeBody')}>
        <RoleForm operator={operator} onDone={onClose} />
      </Dialog>
    )
  const WORDS = {
    resend: { title: t('resend'), body: t('resendBody'), done: t('resent'), label: t('resend') },
    deactivate: {
      title: t('deactivateTitle', { name }),
      body: t('deactivateBody'),
      done: t('deactivated', { name }),
      label: t('deactivate'),
    },
    reactivate: {
      title: t('reactivateTitle', { name }),
      body: t('reactivateBody'),
      done: t('reactivated', { name }),
      label: t('reactivate'),
    },
    reset: {
      title: t('resetTitle', { name }),
      body: t('resetBody'),
      done: t('resetDone', { name }),
      label: t('reset'),
    },
  } as const
  const words = WORDS[kind]
  return (
    <ReasonDialog
      open
      onOpenChange={onClose}
      title={words.title}
      body={words.body}
      actionLabel={words.label}
      onReason={async (reason) => {
        await stepUp(() => acts[kind].mutateAsync({ id, reason }))
        toast({ title: words.done })
      }}
    />
  )
}

function useActs() {
  const utils = api.useUtils()
  const settled = { onSettled: () => utils.platform.invalidate() }
  return {
    resend: api.platform.operators.renewInvitation.useMutation(settled),
    deactivate: api.platform.operators.deactivate.useMutation(settled),
    reactivate: api.platform.operators.reactivate.useMutation(settled),
    reset: api.platform.operators.resetFactor.useMutation(settled),
  }
}
