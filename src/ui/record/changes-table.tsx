export type Change = { field: string; before: string; after: string }

type ChangesTableProps = {
  changes: readonly Change[]
  words: { field: string; before: string; after: string }
}

/** Fields with what stood in them before and after; on a phone the two values stand beneath the field's name. */
export function ChangesTable({ changes, words }: ChangesTableProps) {
  return (
    <table className="w-full text-14 max-sm:block">
      <thead className="text-left text-12 text-ink-2 max-sm:sr-only">
        <tr>
          <th className="py-1 pr-3 font-normal">{words.field}</th>
          <th className="py-1 pr-3 font-normal">{words.before}</th>
          <th className="py-1 font-normal">{words.after}</th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {changes.map(({ field, before, after }, index) => (
          <tr
            key={`${field} ${index}`}
            className="border-t align-top max-sm:flex max-sm:flex-wrap max-sm:gap-x-2 max-sm:py-2"
          >
            <th className="py-1.5 pr-3 text-left font-semibold max-sm:basis-full max-sm:py-0">{field}</th>
            <td className="py-1.5 pr-3 break-words text-ink-2 max-sm:py-0 max-sm:pr-0">
              <del className="no-underline sm:line-through">{before}</del>
              <span aria-hidden className="ml-2 sm:hidden">
                →
              </span>
            </td>
            <td className="py-1.5 break-words max-sm:py-0">
              <ins className="no-underline">{after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
