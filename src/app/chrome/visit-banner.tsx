import { LateBanner } from '@/modules/support/ui/late-banner'
import { ModuleWords } from '@/registry/module-words'
import type { SupportActor } from '@/server/context'
import { consoleAddress, pageRequest } from '@/server/page'

/** Over every page of an estate while an operator is on a visit to it. */
export async function VisitBanner({ support, estateId }: { support: SupportActor; estateId: string }) {
  const { clock } = await pageRequest()
  const { name, reason, mayWrite, expiresAt } = support
  return (
    <ModuleWords of={['support']}>
      <LateBanner
        name={name}
        reason={reason}
        mayWrite={mayWrite}
        until={expiresAt.getTime()}
        now={clock.now().getTime()}
        consoleHref={`${consoleAddress()}/estates/${estateId}`}
      />
    </ModuleWords>
  )
}
