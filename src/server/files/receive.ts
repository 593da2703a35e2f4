import { holds, type Actor } from '../context'
import { DomainError, invalid, notAllowed } from '../errors'
import { storeUpload, type UploadedFile } from '../files'
import { limit } from '../limits'
import { modules } from '../module'
import { readBody } from '../read-body'
import type { RequestInfo } from '../request'
import { requireRoom } from '../room'
import { openMemberCtx } from '../trpc/builders'
import { ACCEPTED, type Accept } from './accept'
import { tooLarge } from './true-type'

const UPLOADS = { max: 60, windowSeconds: 600 } as const

/**
 * An upload of a signed-in member: the file itself as the body, its name percent-encoded in `x-file-name`, and `?for=list`
 * for a list to import or `?for=logo` for the estate's logo. A page of another site can't send that header. Whoever may not send it is refused before the body
 * is read.
 * @throws DomainError AUTHORIZATION_ERROR without the purpose's permission, RATE_LIMITED past 60 in ten minutes by one
 * account
 */
export async function receiveUpload(request: Request, info: RequestInfo): Promise<UploadedFile> {
  const ctx = await openMemberCtx(info)
  const from = request.headers.get('sec-fetch-site')
  if (from && from !== 'same-origin')
    throw new DomainError('AUTHORIZATION_ERROR', 'wrong_origin', 'This request came from another site.')
  const name = fileName(request.headers.get('x-file-name'))
  const accept = acceptOf(new URL(request.url).searchParams.get('for') ?? 'attachment')
  requireUpload(ctx.actor, accept)
  if (ctx.actor.kind === 'member') await limit(['upload', ctx.actor.accountId], UPLOADS)
  await requireRoom(ctx, 'storage', announcedBytes(request))
  const bytes = await readBody(request, ACCEPTED[accept].maxBytes)
  if (!bytes) throw tooLarge(accept)
  return storeUpload(ctx, { name, bytes, accept })
}

/** What the sender says; whoever says nothing is judged by what came. */
function announcedBytes(request: Request): number {
  return Number(request.headers.get('content-length') ?? '') || 1
}

function requireUpload(actor: Actor, accept: Accept): void {
  if (accept === 'attachment') return
  const permissions = modules().flatMap((module) => module.uploads?.[accept] ?? [])
  if (permissions.some((permission) => holds(actor, permission))) return
  throw notAllowed(permissions.join(' or '))
}

function fileName(header: string | null): string {
  try {
    const name = decodeURIComponent(header ?? '')
    if (name && name.length <= 1000) return name
  } catch {
    // Not percent-encoded: as good as none.
  }
  throw invalid('files.no_name', 'The name of the file is missing: send it in the header x-file-name.')
}

function acceptOf(purpose: string): Accept {
  if (purpose === 'attachment' || purpose === 'list' || purpose === 'logo') return purpose
  throw invalid('files.unknown_purpose', 'A file is sent for an attachment, for a list or for a logo.')
}
