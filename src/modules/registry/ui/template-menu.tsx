'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Menu } from '@/ui/menu'
import { useFileFormats } from '@/ui/use-file-formats'

/** An empty list with the columns that an import understands best. */
export function TemplateMenu({ kind }: { kind: string }) {
  const t = useTranslations('registry')
  const items = useFileFormats(`/api/export/registry/template?kind=${kind}`)
  return (
    <Menu items={items} align="start" trigger={<Button icon={<Download />}>{t('import.template')}</Button>} />
  )
}
