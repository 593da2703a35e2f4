export type FileRules = {
  /** Types and endings as in the input's `accept`: `image/*`, `application/pdf`, `.xlsx`. Empty allows all. */
  accept: readonly string[]
  maxFiles: number
  /** Largest size of one file in bytes. */
  maxBytes: number
}

export type ChosenFiles = { files: File[]; wrongType: string[]; tooLarge: string[]; tooMany: boolean }

/** Parts what may be sent from what need not be tried. The server looks again, and closer. */
export function chooseFiles(all: readonly File[], rules: FileRules): ChosenFiles {
  const wrongType = all.filter((file) => !isAccepted(file, rules.accept))
  const rightType = all.filter((file) => isAccepted(file, rules.accept))
  const tooLarge = rightType.filter((file) => file.size > rules.maxBytes)
  const good = rightType.filter((file) => file.size <= rules.maxBytes)
  return {
    files: good.slice(0, rules.maxFiles),
    wrongType: wrongType.map((file) => file.name),
    tooLarge: tooLarge.map((file) => file.name),
    tooMany: good.length > rules.maxFiles,
  }
}

function isAccepted(file: File, accept: readonly string[]): boolean {
  if (accept.length === 0) return true
  const name = file.name.toLowerCase()
  return accept.some((rule) => {
    if (rule.startsWith('.')) return name.endsWith(rule.toLowerCase())
    if (rule.endsWith('/*')) return file.type.startsWith(rule.slice(0, -1))
    return file.type === rule
  })
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people say it: 940 kB, 2.4 MB. */
export function fileSize(bytes: number, locale: string): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const format = {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  } as const
  return new Intl.NumberFormat(locale, format).format(bytes / 1000 ** step)
}
