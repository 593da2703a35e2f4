import { notFound } from 'next/navigation'
import { z } from 'zod'
import { NoticePanel } from '@/modules/notices/ui/notice-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'

export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('notices:read')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.notices.record.prefetch({ id })
  return (
    <HydrateClient>
      <NoticePanel key={id} id={id} />
    </HydrateClient>
  )
}
