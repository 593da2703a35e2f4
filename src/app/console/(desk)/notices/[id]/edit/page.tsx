import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditNoticeForm } from '@/modules/notices/ui/notice-form'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { RecordPanel } from '@/ui/record/record-panel'

export default async function EditNoticePage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('notices:write')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const t = await getTranslations('notices.form')
  const [notice] = await Promise.all([trpc.notices.record({ id }), trpc.notices.choices.prefetch()])
  return (
    <HydrateClient>
      <RecordPanel title={t('editTitle')} kicker={notice.title} closeHref={`/notices/${id}`}>
        <EditNoticeForm notice={notice} />
      </RecordPanel>
    </HydrateClient>
  )
}
