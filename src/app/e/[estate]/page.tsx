import { redirect } from 'next/navigation'
import { memberPage } from '@/server/page'
import { STAFF_ROLES } from '@/server/permissions'

type Props = { params: Promise<{ estate: string }> }

/** Where an estate's site begins: each to where their work is. */
export default async function EstatePage({ params }: Props) {
  const { actor } = await memberPage((await params).estate)
  if (actor.roles.some((role) => STAFF_ROLES.includes(role))) redirect('/manage')
  if (actor.roles.includes('guard')) redirect('/gate')
  redirect('/home')
}
