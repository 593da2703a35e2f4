import { get, type FieldValues, type Path } from 'react-hook-form'
import type { ZodForm } from './use-zod-form'

/** Puts the server's sentences beside the fields that the form has; the others stay in the summary's own sentence. */
export function setFieldErrors<In extends FieldValues, Out>(
  form: ZodForm<In, Out>,
  fields: Record<string, string>,
) {
  const values = form.getValues()
  const hasField = (path: string): path is Path<In> => get(values, path) !== undefined
  for (const [path, message] of Object.entries(fields)) {
    if (hasField(path)) form.setError(path, { type: 'server', message })
  }
}
