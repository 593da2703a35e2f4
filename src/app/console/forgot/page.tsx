import { notFound } from 'next/navigation'
import { ForgotScreen } from '@/app/chrome/forgot-screen'
import { pageRequest } from '@/server/page'

export default async function ConsoleForgotPage() {
  if ((await pageRequest()).site.kind !== 'console') notFound()
  return <ForgotScreen place={{ name: 'Gatehouse' }} />
}
