/** The number under which an error can be found in the log: of the request, or of the error itself. */
export function requestNumber(error: Error & { digest?: string }): string | null {
  const data: unknown = Reflect.get(error, 'data')
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'requestId') : undefined
  return typeof id === 'string' ? id : (error.digest ?? null)
}
