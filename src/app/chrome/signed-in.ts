import type { EstateInfo, MemberActor, SupportActor } from '@/server/context'
import { pageRequest } from '@/server/page'
import { isShut } from '@/server/estates'

export type SignedIn = { estate: EstateInfo; actor: MemberActor }
export type InStaffShell = { estate: EstateInfo; actor: MemberActor | SupportActor }

/** Who a shell is drawn for; null where the page inside will lead the visitor elsewhere. A shell guards nothing. */
export async function signedIn(): Promise<SignedIn | null> {
  const visit = await (await pageRequest()).estate()
  if (!visit || visit.member?.status !== 'active') return null
  if (isShut(visit.estate)) return null
  return { estate: visit.estate, actor: visit.member.actor }
}

/** The same for the shell of staff, in which operators on a visit go about too. */
export async function inStaffShell(): Promise<InStaffShell | null> {
  const visit = await (await pageRequest()).estate()
  if (visit?.support && !isShut(visit.estate)) return { estate: visit.estate, actor: visit.support }
  return signedIn()
}
