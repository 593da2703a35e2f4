import { getTranslations } from 'next-intl/server'
import { ResetForm } from '@/modules/identity/ui/reset-form'
import { trpc } from '@/registry/rsc'
import { LinkButton } from '@/ui/link-button'
import { AuthShell } from '@/ui/shells/auth-shell'
import type { Place } from '@/ui/shells/place-name'

/** Behind the link of the mail: a new password, or word that the link works no longer. */
export async function ResetScreen({ place, token }: { place: Place; token: string | undefined }) {
  const t = await getTranslations('identity.reset')
  const link = token ? await trpc.identity.resetLink({ token: token.slice(0, 200) }) : null
  if (!token || !link)
    return (
      <AuthShell place={place} title={t('gone')} lead={t('goneBody')}>
        <LinkButton href="/forgot" variant="primary" size="large" wide>
          {t('another')}
        </LinkButton>
      </AuthShell>
    )
  return (
    <AuthShell place={place} title={t('title')} lead={t('lead', { email: link.email })}>
      <ResetForm token={token} email={link.email} />
    </AuthShell>
  )
}
