const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

/** Whether numbers in this format are shown as days. `format` is the text of a custom format; times alone are no days. */
export function isDayFormat(id: number, format: string | undefined): boolean {
  if (format === undefined) return BUILT_IN_DATES.has(id)
  const bare = format
    .split(';')[0]
    ?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    .toLowerCase()
  return (
    bare !== undefined && /[dy]/.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/g, '')) && bare !== 'general'
  )
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
