import { FIELDS, PEOPLE_TEMPLATE, TEMPLATE, type Field } from '../import/fields'
import { registryWords } from '../kind-words'
import { matchColumns, missingColumns, type Mapping } from '../import/match-columns'
import { planImport, type PlanOptions } from '../import/plan-import'
import { isField } from '../import/synonyms'
import type { Ctx } from '@/server/context'
import type { ImportColumns, ImportKind, ImportList, ImportTable } from '@/server/import-kind'
import { unitWordsOf } from '../unit-word'
import { applyPart, settleTies } from './apply-plan'
import { estateSnapshot } from './estate-snapshot'
import { plannedRegister, registerPart } from './register-parts'
import { tiesGone } from './ties-gone'

/** Last what others refer to. Who stays keeps the ties and vehicles that came along. */
const TABLES: readonly ImportTable[] = [
  { name: 'vehicle', follows: { column: 'member_id', table: 'member' } },
  { name: 'occupancy', follows: { column: 'member_id', table: 'member' } },
  { name: 'member', settled: ['status', 'search'] },
  { name: 'unit', settled: ['status'] },
  { name: 'property' },
]

/** What a mapping by field names means to the reading of lists of people. */
export function mappingOf({ columns, implied }: ImportColumns): Mapping {
  return {
    columns: columns.map(({ field, ...column }) => ({
      ...column,
      field: field !== null && isField(field) ? field : null,
    })),
    implied,
  }
}

function kindOf(
  fields: readonly Field[],
  needed: readonly ('unit' | 'name')[],
  rest: Pick<ImportKind, 'template'> & { only?: PlanOptions['only'] },
): ImportKind {
  const isOurs = (field: Field | null) => field !== null && fields.includes(field)
  return {
    fields: fields.map((name) => ({ name, synonyms: '' })),
    template: rest.template,
    match: (sheet, chosen) => {
      const { columns, implied } = matchColumns(sheet, chosen)
      const none = { field: null, confidence: 0, reason: null }
      return { implied, columns: columns.map((one) => (isOurs(one.field) ? one : { ...one, ...none })) }
    },
    missing: (columns) => missingColumns(mappingOf(columns)).filter((what) => needed.includes(what)),
    plan: (ctx, list) => planned(ctx, list, rest.only),
    apply: (tx, work, notes) => applyPart(tx, registerPart.parse(work), notes),
    tables: TABLES,
    settle: (tx, gone) => settleTies(tx, tiesGone(gone)),
  }
}

async function planned(ctx: Ctx, { sheet, columns }: ImportList, only: PlanOptions['only']) {
  const existing = await ctx.snapshot((snapshot) => estateSnapshot(snapshot))
  const plan = await planImport(sheet, mappingOf(columns), {
    country: ctx.estate.country,
    words: {
      ...unitWordsOf(ctx.estate.unitWord),
      owner: registryWords(ctx)('relation.owner').toLocaleLowerCase(),
    },
    existing,
    only,
  })
  return plannedRegister(ctx, plan)
}

/** Units, people and vehicles in one list. */
export const register: ImportKind = kindOf(FIELDS, ['unit', 'name'], { template: TEMPLATE })

const OF_PEOPLE: readonly Field[] = FIELDS.filter(
  (field) =>
    ![
      'property',
      'streetNumber',
      'streetName',
      'vehicle',
      'make',
      'model',
      'makeModel',
      'colour',
      'intercom',
    ].includes(field),
)

/** People alone, in units that the register has already. */
export const people: ImportKind = kindOf(OF_PEOPLE, ['name'], { template: PEOPLE_TEMPLATE, only: 'people' })
