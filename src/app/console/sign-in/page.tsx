import { getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { SignInForm } from '@/modules/identity/ui/sign-in-form'
import { pageRequest } from '@/server/page'
import { AuthShell } from '@/ui/shells/auth-shell'

export default async function ConsoleSignInPage() {
  const request = await pageRequest()
  if (request.site.kind !== 'console') notFound()
  const visit = await request.console()
  if (visit) redirect(visit.operator ? '/' : '/second-factor')
  const t = await getTranslations('platform.signIn')
  return (
    <AuthShell place={{ name: 'Gatehouse' }} title={t('title')} lead={t('lead')}>
      <SignInForm />
    </AuthShell>
  )
}
