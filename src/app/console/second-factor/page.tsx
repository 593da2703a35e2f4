import { getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { FirstEnrolment } from '@/modules/identity/ui/first-enrolment'
import { SecondFactorForm } from '@/modules/identity/ui/second-factor-form'
import { trpc } from '@/registry/rsc'
import { pageRequest } from '@/server/page'
import { AuthShell } from '@/ui/shells/auth-shell'

/** Between the password and the console: the code, or an app to be set up for the first time. */
export default async function SecondFactorPage() {
  if ((await pageRequest()).site.kind !== 'console') notFound()
  const state = await trpc.identity.secondFactor.state()
  if (!state) redirect('/sign-in')
  if (state.passed) redirect('/')
  const t = await getTranslations('identity.secondFactor')
  const place = { name: 'Gatehouse' }
  return state.enrolled ? (
    <AuthShell place={place} title={t('askTitle')} lead={t('askLead')}>
      <SecondFactorForm />
    </AuthShell>
  ) : (
    <AuthShell place={place} title={t('enrolTitle')} lead={t('enrolLead')}>
      <FirstEnrolment />
    </AuthShell>
  )
}
