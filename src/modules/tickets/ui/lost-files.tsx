import { useTranslations } from 'next-intl'

/** Names the files that a draft could not bring back. */
export function LostFiles({ names }: { names: readonly string[] }) {
  const t = useTranslations('tickets')
  if (names.length === 0) return null
  return (
    <p role="alert" className="text-14 font-medium text-bad">
      {t('filesLost', { count: names.length, names: names.join(', ') })}
    </p>
  )
}
