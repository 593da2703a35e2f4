import { formatMoney } from '@/lib/money'
import { useRegion } from '@/ui/region'

/** Minor units in the words of the reader's region. */
export function useMoney(): (amount: bigint, currency: string) => string {
  const { locale } = useRegion()
  return (amount, currency) => formatMoney(amount, currency, locale)
}
