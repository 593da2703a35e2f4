import type { EstateInfo, MemberActor } from '@/server/context'
import { pageRequest } from '@/server/page'
import { isShut } from './estate-door'

export type SignedIn = { estate: EstateInfo; actor: MemberActor }

/** Who a shell is drawn for; null where the page inside will lead the visitor elsewhere. A shell guards nothing. */
export async function signedIn(): Promise<SignedIn | null> {
  const visit = await (await pageRequest()).estate()
  if (!visit || visit.member?.status !== 'active') return null
  if (isShut(visit.estate)) return null
  return { estate: visit.estate, actor: visit.member.actor }
}
