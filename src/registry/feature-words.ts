import { getTranslations } from 'next-intl/server'
import { MODULES } from './modules'

/** What each feature that operators can switch is called, and what it is. */
export async function featureWords(): Promise<Record<string, { label: string; hint: string }>> {
  const t = await getTranslations()
  return Object.fromEntries(
    MODULES.flatMap(({ name: module, features = [] }) =>
      features.map(({ name, label, hint }) => [
        name,
        { label: t(`${module}.${label}`), hint: t(`${module}.${hint}`) },
      ]),
    ),
  )
}
