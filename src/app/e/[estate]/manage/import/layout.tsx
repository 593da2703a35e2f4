import type { ReactNode } from 'react'
import { deskOf } from '@/modules/registry/desk'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { ImportWords } from '@/registry/import-words'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

export default async function ImportLayout({ params, children }: Props) {
  const ctx = await staffPage((await params).estate, 'registry:import', ['estate'])
  return (
    <ImportWords>
      <DeskProvider desk={deskOf(ctx)}>{children}</DeskProvider>
    </ImportWords>
  )
}
