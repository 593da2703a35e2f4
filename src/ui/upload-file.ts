import { z } from 'zod'

const kept = z.object({ id: z.uuid() })
const refused = z.object({
  message: z.string(),
  details: z.object({ fields: z.object({ file: z.string().optional() }).optional() }).optional(),
})

/**
 * Sends one file as it is, for a purpose that the server knows.
 * @param onProgress from 0 to 1; fetch can't tell, so this is an XMLHttpRequest
 * @returns the file's id, or the sentence with which it was refused, if there was one
 */
export function uploadFile(
  file: File,
  onProgress: (progress: number) => void,
  purpose = 'attachment',
): Promise<{ id: string } | { message?: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?for=${purpose}`)
    request.responseType = 'text'
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 0.99 : 0)
    request.onload = () => resolve(answerOf(request.responseText))
    request.onerror = () => resolve({})
    request.send(file)
  })
}

function answerOf(text: string): { id: string } | { message?: string } {
  const answer = readJson(text)
  const file = kept.safeParse(answer)
  if (file.success) return { id: file.data.id }
  const refusal = refused.safeParse(answer).data
  return { message: refusal?.details?.fields?.file ?? refusal?.message }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
