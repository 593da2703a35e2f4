import { redirect } from 'next/navigation'
import { frontOf } from '@/app/chrome/desks'
import { memberPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

/** Where an estate's site begins: each to where their work is. */
export default async function EstatePage({ params }: Props) {
  const { actor } = await memberPage((await params).estate)
  redirect(frontOf(actor.roles))
}
