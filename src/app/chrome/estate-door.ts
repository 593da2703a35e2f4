import { redirect } from 'next/navigation'
import type { EstateInfo } from '@/server/context'
import { isShut } from '@/server/estates'
import { estateOfPage } from '@/server/page'

/** The estate of a page that needs no sign-in; one that is closed to all shows why instead. */
export async function openEstateOfPage(params: Promise<{ estate: string }>): Promise<EstateInfo> {
  const estate = await estateOfPage((await params).estate)
  if (isShut(estate)) redirect('/suspended')
  return estate
}
