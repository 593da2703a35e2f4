import { FrontPage } from '@/modules/platform/ui/front-page'
import { trpc } from '@/registry/rsc'
import { apexPage } from '@/server/page'

export default async function ApexPage() {
  await apexPage()
  return <FrontPage demo={await trpc.platform.demo()} />
}
