'use client'

import { useTranslations } from 'next-intl'
import { serialDay } from '@/lib/dates'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { Combobox } from '@/ui/combobox'
import type { Option } from '@/ui/select'
import { StatusBadge } from '@/ui/status-badge'
import { relation } from '../schemas'
import type { ImportRecord } from './client'
import { useKindWords } from './kind-words'

type Column = ImportRecord['columns'][number]

const IGNORE = 'ignore'
const SAMPLES = 3
/** Fields that hold days. */
const DAYS = /^(?:\w+\.)?(?:since|until|buildingStart|buildingEnd|insuranceExpiry|verifiedOn)$/
const SERIAL = /^\d{5}(?:\.\d+)?$/
/** What belongs to one person of a row, of which there may be several. */
const PERSONAL = ['title', 'surname', 'firstName', 'fullName', 'phone', 'email', 'idNumber', 'since', 'until']

type ColumnLineProps = {
  run: ImportRecord
  column: Column
  /** Null takes a choice back. */
  onChoose: (field: string | null) => void
}

/** A column of the file, some of what is in it, and what it is taken for. */
export function ColumnLine({ run, column, onChoose }: ColumnLineProps) {
  const t = useTranslations('registry.import')
  const options = useFieldOptions(run)
  const value = options.find((option) => option.value === valueOf(run, column)) ?? null
  const name = column.header || t('columnNamed', { letter: column.letter })
  return (
    <li className="grid items-center gap-x-6 gap-y-2 border-b py-3 md:grid-cols-[minmax(0,1fr)_17rem_11rem]">
      <div className="min-w-0">
        <p className={cn('truncate', value?.value === IGNORE ? 'text-ink-2' : 'font-semibold')}>
          <span className="mr-2 font-mono text-12 font-normal text-ink-2">{column.letter}</span>
          {name}
        </p>
        <p className="truncate text-14 text-ink-2">
          {samplesOf(run, column, value?.value).join(' · ') || t('emptyColumn')}
        </p>
      </div>
      <Combobox
        aria-label={t('whatIs', { column: name })}
        value={value}
        onChange={(option) => onChoose(option?.value ?? IGNORE)}
        search={async (text) => options.filter(({ label }) => isIn(label, text))}
      />
      <HowMatched run={run} column={column} onAutomatic={() => onChoose(null)} />
    </li>
  )
}

function isIn(label: string, text: string): boolean {
  return label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())
}

/** What was just chosen counts before the server has answered. */
function valueOf({ chosen }: ImportRecord, { letter, field, party }: Column): string {
  const choice = chosen[letter]
  if (choice) return choice
  if (!field) return IGNORE
  return party ? `${party}.${field}` : field
}

/** In a column of dates, the numbers that spreadsheets keep for days are shown as days. */
function samplesOf(
  { sample, from1904 }: ImportRecord,
  { column }: Column,
  field: string | undefined,
): string[] {
  const texts = sample.map(({ cells }) => cells[column] ?? '').filter((text) => text !== '')
  const isDays = field !== undefined && DAYS.test(field)
  const shown = isDays
    ? texts.map((text) => (SERIAL.test(text) && serialDay(Number(text), from1904)) || text)
    : texts
  return [...new Set(shown)].slice(0, SAMPLES)
}

/** Every field; where a row holds several people, those of each of them too. */
function useFieldOptions(run: ImportRecord): Option[] {
  const { fields, columns } = run
  const t = useTranslations('registry')
  const { fieldWord: label } = useKindWords(run)
  const several = columns.some(({ party }) => party !== null)
  const ofParties = several
    ? relation.options.flatMap((party) =>
        PERSONAL.map((field) => ({
          value: `${party}.${field}`,
          label: t('import.ofParty', { party: t(`relation.${party}`), field: label(field) }),
        })),
      )
    : []
  return [
    { value: IGNORE, label: t('import.ignore') },
    ...fields.map((field) => ({ value: field, label: label(field) })),
    ...ofParties,
  ]
}

const SURE = 0.9
const LIKELY = 0.7

function HowMatched({
  run,
  column,
  onAutomatic,
}: Omit<ColumnLineProps, 'onChoose'> & { onAutomatic: () => void }) {
  const t = useTranslations('registry.import')
  const { field, confidence, reason, letter } = column
  if (run.chosen[letter])
    return (
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge tone="active">{t('byHand')}</StatusBadge>
        <Button size="small" variant="quiet" onClick={onAutomatic}>
          {t('automatic')}
        </Button>
      </span>
    )
  if (!field || !reason)
    return (
      <StatusBadge tone="neutral" className="w-fit">
        {t('notImported')}
      </StatusBadge>
    )
  const [tone, word] =
    confidence >= SURE
      ? (['good', 'sure'] as const)
      : confidence >= LIKELY
        ? (['wait', 'likely'] as const)
        : (['warn', 'guess'] as const)
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 text-ink-2">
      <StatusBadge tone={tone}>{t(`confidence.${word}`)}</StatusBadge>
      {t(`reason.${reason}`)}
    </span>
  )
}
