import { getTranslations } from 'next-intl/server'
import { ForgotForm } from '@/modules/identity/ui/forgot-form'
import { AuthShell } from '@/ui/shells/auth-shell'
import type { Place } from '@/ui/shells/place-name'
import { TextLink } from '@/ui/text-link'

/** Asking for a new password, on an estate's site and on the console. */
export async function ForgotScreen({ place }: { place: Place }) {
  const t = await getTranslations('identity.forgot')
  return (
    <AuthShell
      place={place}
      title={t('title')}
      lead={t('lead')}
      footer={<TextLink href="/sign-in">{t('back')}</TextLink>}
    >
      <ForgotForm />
    </AuthShell>
  )
}
