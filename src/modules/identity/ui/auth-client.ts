import { textIn } from '@/lib/text-in'
import { dropDrafts } from '@/ui/form/drafts'

export type SignInOutcome = 'signedIn' | 'wrong' | 'tooOften' | 'failed'

/** Signs in on this site; the session comes as a cookie that scripts can't read. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  return outcomeOf(await post('callback/credentials', { email, password }))
}

/** Signs in on this site by a hand-over from another. */
export async function enter(token: string): Promise<SignInOutcome> {
  return outcomeOf(await post('callback/handover', { token }))
}

async function outcomeOf(response: Response): Promise<SignInOutcome> {
  const url = textIn(await response.json().catch(() => null), 'url')
  if (!url) return 'failed'
  const error = new URL(url, window.location.origin).searchParams.get('error')
  if (response.ok && !error) return 'signedIn'
  if (error === 'CredentialsSignin') return 'wrong'
  return error === 'RATE_LIMITED' ? 'tooOften' : 'failed'
}

/** Ends this session on the server, and forgets its cookie and what was typed in it. */
export async function signOut(): Promise<void> {
  const response = await post('signout', {})
  if (!response.ok) throw new Error('The server did not end the session.')
  dropDrafts()
}

/** next-auth wants the token that it also put into a cookie of this site. */
async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const token = await fetch('/api/auth/csrf', { cache: 'no-store' })
  const csrfToken = textIn(await token.json(), 'csrfToken')
  if (!csrfToken) throw new Error('The server gave no token.')
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: '/', json: 'true' })
  return fetch(`/api/auth/${path}`, { method: 'POST', body })
}
