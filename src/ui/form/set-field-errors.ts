import { get, type FieldValues, type Path } from 'react-hook-form'
import type { ServerErrors } from './server-errors'
import type { ZodForm } from './use-zod-form'

/**
 * Puts the server's sentences beside the fields that the form has.
 * @returns the sentence that is left for the top; none where it stands beside a field already
 */
export function setFieldErrors<In extends FieldValues, Out>(
  form: Pick<ZodForm<In, Out>, 'getValues' | 'setError'>,
  { message, fields }: ServerErrors,
): string | undefined {
  const values = form.getValues()
  const hasField = (path: string): path is Path<In> => get(values, path) !== undefined
  let isSaid = false
  for (const [path, sentence] of Object.entries(fields)) {
    if (!hasField(path)) continue
    form.setError(path, { type: 'server', message: sentence })
    isSaid ||= sentence === message
  }
  return isSaid ? undefined : message
}
