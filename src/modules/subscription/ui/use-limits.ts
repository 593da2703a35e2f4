import { useTranslations } from 'next-intl'
import { useRegion } from '@/ui/region'

export type Limits = {
  maxUnits: number | null
  maxStaff: number | null
  maxStorage: bigint | null
  maxMessages: number | null
}

/** Bytes as people say them. */
export function useSize(): (bytes: number) => string {
  const { locale } = useRegion()
  return (bytes) => {
    const [unit, size] =
      bytes >= 1e9 ? ['gigabyte', 1e9] : bytes >= 1e6 ? ['megabyte', 1e6] : ['kilobyte', 1e3]
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: bytes >= 1e9 && bytes < 1e11 ? 1 : 0,
    }).format(bytes / size)
  }
}

/** What a plan has room for, a line each. */
export function useLimitLines(): (limits: Limits) => { id: string; words: string }[] {
  const t = useTranslations('subscription.room')
  const size = useSize()
  const count = (id: 'units' | 'staff' | 'messages', max: number | null) => ({
    id,
    words: max === null ? t(`${id}Any`) : t(id, { max }),
  })
  return ({ maxUnits, maxStaff, maxStorage, maxMessages }) => [
    count('units', maxUnits),
    count('staff', maxStaff),
    {
      id: 'storage',
      words: maxStorage === null ? t('storageAny') : t('storage', { size: size(Number(maxStorage)) }),
    },
    count('messages', maxMessages),
  ]
}

/** An amount of a limit as people of the estate's region say it. */
export function useAmount(): (limit: string, amount: number) => string {
  const { locale } = useRegion()
  const size = useSize()
  return (limit, amount) => (limit === 'storage' ? size(amount) : amount.toLocaleString(locale))
}
