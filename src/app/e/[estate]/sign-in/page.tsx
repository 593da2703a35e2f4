import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { safeNext } from '@/modules/identity/next-path'
import { SignInForm } from '@/modules/identity/ui/sign-in-form'
import { trpc } from '@/registry/rsc'
import { placeOf } from '@/server/look'
import { estateOfPage, pageRequest } from '@/server/page'
import { Banner } from '@/ui/banner'
import { AuthShell } from '@/ui/shells/auth-shell'

type Props = {
  params: Promise<{ estate: string }>
  searchParams: Promise<{ next?: string | string[]; changed?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.signIn'))('title') }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const estate = await estateOfPage((await params).estate)
  const { next, changed } = await searchParams
  const wanted = safeNext(typeof next === 'string' ? next : undefined)
  const visit = await (await pageRequest()).estate()
  if (visit?.member?.status === 'active') redirect(wanted)
  const t = await getTranslations('identity.signIn')
  const { sign_in: words } = await trpc.settings.front()
  return (
    <AuthShell
      place={placeOf(estate)}
      title={t('title')}
      lead={t('lead')}
      footer={t('newcomer', { name: estate.name })}
    >
      {words ? <p className="mb-6 text-pretty whitespace-pre-line wrap-anywhere">{words}</p> : null}
      {changed ? (
        <Banner tone="good" title={t('changed')} className="mb-6">
          {t('changedBody')}
        </Banner>
      ) : null}
      <SignInForm next={wanted} />
    </AuthShell>
  )
}
