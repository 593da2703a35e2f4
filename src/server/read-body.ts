/**
 * All bytes of a request's body, read no further than needed to see that it is too large.
 * @returns null where it is larger than `maxBytes`
 * @throws Error where the sender stopped half-way
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const announced = Number(request.headers.get('content-length') ?? '')
  if (announced > maxBytes) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  if (request.headers.has('content-length') && size !== announced)
    throw new Error('the body of a request was cut off')
  return Buffer.concat(chunks)
}
