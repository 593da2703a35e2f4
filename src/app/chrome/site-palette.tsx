'use client'

import { createTRPCReact } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import type { searchRouter } from '@/server/search'
import type { RouterWith } from '@/server/trpc/builders'
import { PaletteButton } from '@/ui/palette/palette-button'
import type { PaletteItem } from '@/ui/palette/palette-item'
import { iconOf } from './icons'

const api = createTRPCReact<RouterWith<{ search: typeof searchRouter }>>()

type SitePaletteProps = {
  places: readonly PaletteItem[]
  /** The heading for what a module finds. */
  headings: Readonly<Record<string, string>>
  /** Whether the reader may search: what is found there is theirs to open. */
  searches?: boolean
}

/** ⌘K: the places of the shell, and whatever the modules find. */
export function SitePalette({ places, headings, searches = true }: SitePaletteProps) {
  const t = useTranslations('app.palette')
  const cache = api.useUtils()
  const search = async (text: string): Promise<PaletteItem[]> => {
    const groups = await cache.search.everything.fetch({ q: text.slice(0, 100) })
    return groups.flatMap(({ module, hits }) =>
      hits.map((hit) => ({
        id: `${module}:${hit.href}`,
        label: hit.title,
        hint: hit.subtitle,
        icon: iconOf(hit.icon),
        group: headings[module] ?? t('found'),
        href: hit.href,
      })),
    )
  }
  return <PaletteButton label={t('label')} items={places} search={searches ? search : undefined} />
}
