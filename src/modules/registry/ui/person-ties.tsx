'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { UnitChip } from '@/ui/chips'
import { RecordSection } from '@/ui/record/record-panel'
import type { PersonRecord } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { AddTieDialog } from './tie-dialogs'
import { TieLine } from './tie-line'
import { addressOf } from './unit-picker'

/** The units of a person: those of today, and those they had before. */
export function PersonTies({ person }: { person: PersonRecord }) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <RecordSection
        title={words.Units}
        action={
          person.mayEdit ? (
            <Button size="small" variant="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
              {t('units.add', words)}
            </Button>
          ) : null
        }
      >
        {person.current.length === 0 ? (
          <p className="text-14 text-ink-2">{t('people.nowhereNow')}</p>
        ) : (
          <TieList person={person} ties={person.current} mayEdit={person.mayEdit} />
        )}
      </RecordSection>
      {person.past.length > 0 ? (
        <RecordSection title={t('tie.before')}>
          <TieList person={person} ties={person.past} mayEdit={false} />
        </RecordSection>
      ) : null}
      <AddTieDialog
        person={{ value: person.id, label: person.name }}
        open={adding}
        onOpenChange={setAdding}
      />
    </>
  )
}

type TieListProps = { person: PersonRecord; ties: PersonRecord['current']; mayEdit: boolean }

function TieList({ person, ties, mayEdit }: TieListProps) {
  const { unitWord } = useDesk()
  return (
    <ul>
      {ties.map(({ unit, ...tie }) => (
        <TieLine
          key={tie.id}
          tie={{ ...tie, person: person.name, unit: `${unitWord} ${unit.number}` }}
          mayEdit={mayEdit}
          contact={<span>{addressOf(unit)}</span>}
        >
          <UnitChip kind={unitWord} label={unit.number} href={`/manage/units/${unit.id}`} />
        </TieLine>
      ))}
    </ul>
  )
}
