import { getTranslations } from 'next-intl/server'
import { NewNoticeForm } from '@/modules/notices/ui/notice-form'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage, pageRequest } from '@/server/page'
import { RecordPanel } from '@/ui/record/record-panel'

export default async function NewNoticePage() {
  await operatorPage('notices:write')
  const t = await getTranslations('notices.form')
  const { clock } = await pageRequest()
  await trpc.notices.choices.prefetch()
  return (
    <HydrateClient>
      <RecordPanel title={t('newTitle')} closeHref="/notices">
        <NewNoticeForm now={clock.now().getTime()} />
      </RecordPanel>
    </HydrateClient>
  )
}
