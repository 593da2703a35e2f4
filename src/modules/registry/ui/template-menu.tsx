'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Menu } from '@/ui/menu'

/** An empty list with the columns that an import understands best. */
export function TemplateMenu() {
  const t = useTranslations('registry')
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    id: format,
    label: t(format),
    href: `/api/export/registry/template?format=${format}`,
    download: true,
  }))
  return (
    <Menu items={items} align="start" trigger={<Button icon={<Download />}>{t('import.template')}</Button>} />
  )
}
