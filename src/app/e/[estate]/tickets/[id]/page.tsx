import { redirect } from 'next/navigation'
import { placesFor } from '@/registry/navigation'
import { memberPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

/** A ticket's address in mails and bells, which don't know who follows it: staff go to their list, others to theirs. */
export default async function TicketPage({ params }: Props) {
  const { estate, id } = await params
  const { actor } = await memberPage(estate)
  const staff = placesFor(actor, 'staff').some((place) => place.href === '/manage/tickets')
  redirect(`${staff ? '/manage/tickets' : '/help'}/${encodeURIComponent(id)}`)
}
