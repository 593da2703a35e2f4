import { useFormatter } from 'next-intl'

const UNITS = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const

/** So many bytes as people say it: `1.2 GB`. */
export function useSize(): (bytes: number | bigint) => string {
  const format = useFormatter()
  return (bytes) => {
    const value = Number(bytes)
    const [unit, size] = UNITS.find(([, least]) => value >= least) ?? ['kilobyte', 1e3]
    return format.number(value / size, { style: 'unit', unit, maximumFractionDigits: value >= 1e9 ? 1 : 0 })
  }
}
