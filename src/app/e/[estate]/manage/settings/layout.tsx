import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SettingsFrame } from '@/app/chrome/settings-frame'
import { settingsIcon } from '@/app/chrome/settings-icons'
import { settingsFor } from '@/registry/settings-places'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

export default async function SettingsLayout({ params, children }: Props) {
  const { actor, estate } = await staffPage((await params).estate, 'settings:read')
  const t = await getTranslations()
  const groups = Object.entries(Object.groupBy(settingsFor(actor, estate), (line) => line.section)).map(
    ([id, lines]) => ({
      id,
      label: t(`app.settings.section.${id}`),
      items: lines.map(({ module, label, hint, href, icon }) => ({
        href,
        label: t(`${module}.${label}`),
        hint: t(`${module}.${hint}`),
        icon: settingsIcon(icon),
      })),
    }),
  )
  return (
    <SettingsFrame
      title={t('app.settings.title')}
      lead={t('app.settings.lead')}
      nothing={t('app.settings.nothing')}
      groups={groups}
    >
      {children}
    </SettingsFrame>
  )
}
