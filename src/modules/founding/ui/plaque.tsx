import { useFormatter, useTranslations } from 'next-intl'
import { Archway } from '@/ui/archway'

type PlaqueProps = { name: string; address: string; place: string; homes: number }

/** The sign at the gate of what is about to be. */
export function Plaque({ name, address, place, homes }: PlaqueProps) {
  const t = useTranslations('founding.plaque')
  const format = useFormatter()
  return (
    <figure className="overflow-hidden rounded-surface bg-accent text-on-accent">
      <figcaption className="p-5 sm:p-8">
        <p className="text-20 font-semibold text-balance wrap-anywhere sm:text-28">{name}</p>
        <p className="mt-1 font-mono text-14 wrap-anywhere">{address}</p>
        <p className="mt-3 text-14">
          {[place, homes > 0 ? t('homes', { homes, shown: format.number(homes) }) : '']
            .filter(Boolean)
            .join(' · ')}
        </p>
      </figcaption>
      <Archway className="mx-auto -mb-px hidden w-4/5 opacity-40 lg:block" />
    </figure>
  )
}
