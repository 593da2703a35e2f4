import { useTranslations } from 'next-intl'
import { useUnitWords } from './desk-provider'

/** The words of a kind of import: under `import` in the messages of the module that brings it. */
export function useKindWords({ module, kind }: { module: string; kind: string }) {
  const t = useTranslations()
  const words = useUnitWords()
  const word = (key: string, fallback: string) => {
    const own = `${module}.import.${key}`
    return t.has(own) ? t(own, words) : fallback
  }
  return {
    title: word(`kinds.${kind}.title`, kind),
    hint: word(`kinds.${kind}.hint`, ''),
    fieldWord: (field: string) => word(`fields.${field}`, field),
    foundWord: (what: string) => word(`found.${what}`, what),
  }
}
