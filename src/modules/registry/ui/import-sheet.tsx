'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { cn } from '@/ui/cn'
import { Field } from '@/ui/field'
import { readServerErrors } from '@/ui/form/server-errors'
import { LinkButton } from '@/ui/link-button'
import { Select } from '@/ui/select'
import { Wizard } from '@/ui/wizard'
import { api, type ImportRecord } from './client'
import { DiscardButton } from './discard-button'
import { useImportSteps } from './import-steps'

const MOST_COLUMNS = 12

/** Where the list is in the file: which sheet, and which row names the columns. */
export function SheetStep({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  const { match, error } = useMatch(run.id)
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'sheet')}
      current="sheet"
      title={t('sheetTitle')}
      lead={t('sheetLead', { file: run.fileName, rows: format.number(run.rows) })}
      footer={
        <>
          <DiscardButton run={run} />
          <LinkButton variant="primary" href={`/manage/import/${run.id}?step=columns`}>
            {t('toColumns')}
          </LinkButton>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {run.alike.length > 0 ? (
          <Banner title={t('alike')}>{t('alikeBody', { sheets: run.alike.join(', ') })}</Banner>
        ) : null}
        {run.sheets.length > 1 ? (
          <Field label={t('sheet')} className="max-w-sm">
            {(control) => (
              <Select
                {...control}
                value={run.sheet ?? undefined}
                onChange={(sheet) => void match({ sheet })}
                options={run.sheets.map((name) => ({ value: name, label: name }))}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('headerRow')} hint={t('headerRowHint')} error={error} group>
          {(control) => (
            <TopRows
              run={run}
              labelledBy={control['aria-labelledby']}
              onChoose={(headerRow) => void match({ sheet: run.sheet ?? undefined, headerRow })}
            />
          )}
        </Field>
      </div>
    </Wizard>
  )
}

function useMatch(id: string) {
  const utils = api.useUtils()
  const [error, setError] = useState<string>()
  const mutation = api.registry.imports.match.useMutation({
    onSuccess: () => utils.registry.imports.invalidate(),
  })
  const match = async (where: { sheet?: string; headerRow?: number }) => {
    setError(undefined)
    try {
      await mutation.mutateAsync({ id, ...where })
    } catch (thrown) {
      setError(readServerErrors(thrown).message)
    }
  }
  return { match, error }
}

type TopRowsProps = { run: ImportRecord; labelledBy?: string; onChoose: (row: number) => void }

/** How the sheet begins, each row to be chosen as the one that names the columns. */
function TopRows({ run, labelledBy, onChoose }: TopRowsProps) {
  const t = useTranslations('registry.import')
  const width = Math.min(MOST_COLUMNS, Math.max(...run.top.map(({ cells }) => cells.length), 1))
  return (
    <div className="flex flex-col gap-2">
      <div className="overflow-x-auto rounded-surface border">
        <table aria-labelledby={labelledBy} className="w-full border-collapse text-left text-14">
          <tbody>
            {run.top.map(({ row, cells }) => (
              <tr
                key={row}
                className={cn(
                  'border-b last:border-b-0',
                  row === run.headerRow && 'bg-accent-soft font-semibold',
                  row < (run.headerRow ?? 0) && 'text-ink-2',
                )}
              >
                <th scope="row" className="sticky left-0 bg-inherit p-0 font-normal">
                  <HeaderRadio row={row} chosen={row === run.headerRow} onChoose={() => onChoose(row)} />
                </th>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column} className="max-w-48 truncate py-1.5 pr-4">
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <label className="flex items-center gap-2.5 self-start py-1 text-14">
        <HeaderInput chosen={run.headerRow === 0} onChoose={() => onChoose(0)} />
        {t('noHeader')}
      </label>
    </div>
  )
}

type HeaderRadioProps = { chosen: boolean; onChoose: () => void }

function HeaderRadio({ row, ...radio }: HeaderRadioProps & { row: number }) {
  const t = useTranslations('registry.import')
  return (
    <label className="flex items-center gap-2.5 py-1.5 pr-4 pl-3">
      <HeaderInput {...radio} label={t('rowIsHeader', { row })} />
      <span aria-hidden="true" className="font-mono text-12 text-ink-2">
        {row}
      </span>
    </label>
  )
}

function HeaderInput({ chosen, onChoose, label }: HeaderRadioProps & { label?: string }) {
  return (
    <input
      type="radio"
      name="header-row"
      aria-label={label}
      checked={chosen}
      onChange={onChoose}
      className="size-4.5 shrink-0 appearance-none rounded-full border border-edge bg-surface checked:border-[5px] checked:border-accent"
    />
  )
}
