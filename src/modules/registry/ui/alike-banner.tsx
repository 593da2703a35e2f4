'use client'

import { useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { TextLink } from '@/ui/text-link'
import type { RegistryOutputs } from './client'
import { useDesk } from './desk-provider'

type Saved = RegistryOutputs['people']['create']
export type Alike = Extract<Saved, { saved: false }>['alike'][number]

/** Says who has the same email or phone already, before somebody is in the register twice. */
export function AlikeBanner({ alike, onSaveAll }: { alike: readonly Alike[]; onSaveAll: () => void }) {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  if (alike.length === 0) return null
  return (
    <Banner tone="warn" title={t('alike.title')}>
      <ul className="mt-1">
        {alike.map((person) => (
          <li key={person.id}>
            <TextLink href={`/manage/people/${person.id}`} target="_blank">
              {person.name}
            </TextLink>
            {person.units.length > 0 ? `, ${unitWord} ${person.units.join(', ')}` : ''}:{' '}
            {[person.sameEmail ? t('alike.email') : null, person.samePhone ? t('alike.phone') : null]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
      <p className="my-2">{t('alike.body')}</p>
      <Button type="submit" size="small" onClick={onSaveAll}>
        {t('alike.save')}
      </Button>
    </Banner>
  )
}
