import { getTranslations } from 'next-intl/server'
import { serviceWorker } from '@/app/chrome/service-worker'
import '@/registry/install'
import { pageRequest } from '@/server/page'

export async function GET(): Promise<Response> {
  const visit = await (await pageRequest()).estate()
  if (!visit) return new Response(null, { status: 404 })
  const t = await getTranslations('app.offline')
  const words = { title: t('title'), body: t('body'), again: t('again') }
  return new Response(serviceWorker(visit.estate, words), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
