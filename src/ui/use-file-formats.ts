import { useTranslations } from 'next-intl'
import type { MenuItem } from './menu-item'

/** The formats in which an address gives its file, as a menu. */
export function useFileFormats(address: string): MenuItem[] {
  const t = useTranslations('ui')
  const [path = '', search = ''] = address.split('?')
  return (['xlsx', 'csv'] as const).map((format) => {
    const query = new URLSearchParams(search)
    query.set('format', format)
    return { id: format, label: t(format), href: `${path}?${query.toString()}`, download: true }
  })
}
