import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { trailFilterOf } from '@/modules/audit/trail-filter'
import { TrailList } from '@/modules/audit/ui/trail-list'
import { VerifyEstateTrail } from '@/modules/audit/ui/verify-trail'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while events open and close beside it. */
export default async function AuditLayout({ params, children }: Props) {
  const { actor } = await staffPage((await params).estate, 'audit:read')
  const whole = actor.scopes('audit:verify').has('estate')
  const t = await getTranslations('audit')
  await Promise.all([
    trpc.audit.list.prefetchInfinite(trailFilterOf(await pageSearch())),
    trpc.audit.filters.prefetch(),
  ])
  const list = (
    <HydrateClient>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="mt-4 flex flex-col gap-5">
        {whole ? <VerifyEstateTrail /> : null}
        <TrailList whole={whole} />
      </div>
    </HydrateClient>
  )
  return (
    <ModuleWords of={['audit']}>
      <SplitView list={list}>{children}</SplitView>
    </ModuleWords>
  )
}
