import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Administrators } from '@/modules/founding/ui/administrators'
import { EstatePanel } from '@/modules/platform/ui/estate-panel'
import { TermsSection } from '@/modules/subscription/ui/terms-section'
import { EnterEstate } from '@/modules/support/ui/enter-dialog'
import { ModuleWords } from '@/registry/module-words'
import { featureWords } from '@/registry/feature-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'

export default async function EstatePage({ params }: { params: Promise<{ id: string }> }) {
  const operator = await operatorPage('estates:read')
  const readsVisits = operatorMay(operator.role, 'support:read')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const [features] = await Promise.all([
    featureWords(),
    trpc.platform.estate.prefetch({ id }),
    trpc.founding.administrators.prefetch({ id }),
    trpc.subscription.terms.prefetch({ id }),
    trpc.platform.figures.prefetch({ id, by: 'month' }),
    readsVisits && trpc.support.door.prefetch({ id }),
  ])
  return (
    <HydrateClient>
      <ModuleWords of={['subscription', 'founding']}>
        <EstatePanel
          id={id}
          terms={<TermsSection id={id} />}
          administrators={<Administrators id={id} />}
          features={features}
          enter={readsVisits ? <EnterEstate id={id} /> : null}
        />
      </ModuleWords>
    </HydrateClient>
  )
}
