import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResetScreen } from '@/app/chrome/reset-screen'
import { pageRequest } from '@/server/page'

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export const metadata: Metadata = { referrer: 'no-referrer' }

export default async function ConsoleResetPage({ searchParams }: Props) {
  if ((await pageRequest()).site.kind !== 'console') notFound()
  const { token } = await searchParams
  return <ResetScreen place={{ name: 'Gatehouse' }} token={typeof token === 'string' ? token : undefined} />
}
