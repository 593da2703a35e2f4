import { z } from 'zod'

const uploaded = z.object({ id: z.string(), name: z.string() })
const refused = z.object({ message: z.string() })

/**
 * Sends a list to the estate's files, and says how far it is (0…1).
 * @throws Error with the server's sentence where it was refused
 */
export function uploadList(
  file: File,
  { onProgress, failed }: { onProgress: (share: number) => void; failed: string },
): Promise<{ id: string; name: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files?for=list')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new Error(failed))
    request.onload = () => {
      const answer = uploaded.safeParse(request.response)
      if (request.status < 300 && answer.success) resolve(answer.data)
      else reject(new Error(refused.safeParse(request.response).data?.message ?? failed))
    }
    request.send(file)
  })
}
