import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewUnitPanel } from '@/modules/registry/ui/unit-form'
import { estateOfPage, staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { unitWord } = await estateOfPage((await params).estate)
  const t = await getTranslations('registry.units')
  return { title: t('newTitle', { unit: unitWord.toLocaleLowerCase() }) }
}

export default async function NewUnitPage({ params }: Props) {
  await staffPage((await params).estate, 'units:write', ['estate'])
  return <NewUnitPanel />
}
