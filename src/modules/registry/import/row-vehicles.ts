import { properName } from './person-name'
import { cellLines, isPlaceholder, valueOf, type Cell } from './cell'
import type { Field } from './fields'
import type { ColumnMatch, Mapping } from './match-columns'
import { readPlates } from './plates'
import type { RowProblem } from './plan-types'

export interface VehicleDraft {
  registration: string
  make: string | null
  model: string | null
  colour: string | null
}

const TWO_WORD_MAKES =
  /^(land rover|range rover|alfa romeo|royal enfield|great wall|aston martin|mercedes benz)\s+(.+)$/i

/** The vehicles of a row. Makes, models and colours belong to the registration of the same number, or the same turn. */
export function readRowVehicles(
  draft: { row: number; problems: RowProblem[] },
  cells: readonly Cell[],
  mapping: Mapping,
): VehicleDraft[] {
  const vehicles: VehicleDraft[] = []
  const columns = mapping.columns.filter((one) => one.field === 'vehicle')
  for (const [turn, column] of columns.entries()) {
    const text = cellLines(cells[column.column])
    if (isPlaceholder(text)) continue
    const { plates, rejected } = readPlates(text)
    for (const piece of rejected) {
      draft.problems.push({
        row: draft.row,
        column: 'vehicle',
        message: `“${piece.slice(0, 40)}” is not a vehicle registration.`,
      })
    }
    const detail = (field: Field) => details(mapping, cells, field, column, turn, plates.length)
    const [makes, models, both, colours] = [
      detail('make'),
      detail('model'),
      detail('makeModel'),
      detail('colour'),
    ]
    for (const [index, registration] of plates.entries()) {
      if (vehicles.some((vehicle) => vehicle.registration === registration)) continue
      const split = splitMakeModel(both[index] ?? null)
      vehicles.push({
        registration,
        make: makes[index] ?? split.make,
        model: models[index] ?? split.model,
        colour: sentence(colours[index] ?? null),
      })
    }
  }
  return vehicles
}

function details(
  mapping: Mapping,
  cells: readonly Cell[],
  field: Field,
  vehicle: ColumnMatch,
  turn: number,
  count: number,
): (string | null)[] {
  const columns = mapping.columns.filter((one) => one.field === field)
  const column = columns.find((one) => one.group !== null && one.group === vehicle.group) ?? columns[turn]
  const text = column ? valueOf(cells[column.column]) : null
  if (!column || text === null) return []
  const parts = cellLines(cells[column.column]).split(/\s*[,;/|\n&]\s*/)
  const matched = count > 1 && parts.length === count ? parts : [text]
  return matched.map((part) => (isPlaceholder(part) ? null : brand(part)))
}

/** `TOYOTA` is Toyota, but BMW, VW and KIA stay. */
function brand(text: string): string {
  const isWord = /^[\p{L}\s-]{4,}$/u.test(text)
  return isWord ? properName(text) : text
}

function splitMakeModel(text: string | null): { make: string | null; model: string | null } {
  if (text === null) return { make: null, model: null }
  const two = TWO_WORD_MAKES.exec(text)
  if (two) return { make: two[1] ?? null, model: two[2] ?? null }
  const [make = text, ...model] = text.split(/[\s/-]+/)
  return { make, model: model.length === 0 ? null : model.join(' ') }
}

function sentence(text: string | null): string | null {
  if (text === null) return null
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}
