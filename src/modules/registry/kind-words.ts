import { createTranslator } from 'next-intl'
import { byKind } from '@/lib/kind-words'
import type { Ctx } from '@/server/context'
import registry from './messages/en.json'
import rental from './messages/rental-portfolio/en.json'

const wordsOf = byKind({ registry }, { rental_portfolio: { registry: rental } })

/** The register's words for files, as the estate's kind says them. */
export function registryWords({ estate }: Pick<Ctx, 'estate'>) {
  return createTranslator({ locale: 'en', messages: wordsOf(estate.kind), namespace: 'registry' })
}
