import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { config } from './config'
import type { Actor, Ctx, EstateInfo, MemberActor, OperatorActor, SupportActor } from './context'
import { isShut } from './estates'
import { makeCtx } from './make-context'
import { isSwitchedOff, switchedOffAt } from './module'
import { isStaff, operatorMay, type OperatorPermission, type Permission, type Scope } from './permissions'
import { requestInfo, type RequestInfo } from './request'
import { traceLook } from './support/trace'

/** The request that a page is rendered for, read once. */
export const pageRequest: () => Promise<RequestInfo> = cache(async () => requestInfo(await headers()))

/**
 * The estate of a page under `/e/[estate]`. The path's slug only counts when the host says the same: a page reached by
 * its inside path is not found.
 */
export async function estateOfPage(slug: string): Promise<EstateInfo> {
  const request = await pageRequest()
  if (request.site.kind !== 'estate' || request.site.slug !== slug) notFound()
  const visit = await request.estate()
  if (!visit) notFound()
  return visit.estate
}

/** A member, or on pages that staff have an operator on a visit. */
export type PageCtx = Omit<Ctx, 'actor'> & { actor: MemberActor | SupportActor }

export type MemberPageCtx = Omit<Ctx, 'actor'> & { actor: MemberActor }

/** A page for any active member, signed in on this estate's site; others are sent where they can do something. */
export async function memberPage(slug: string): Promise<MemberPageCtx> {
  const { actor, ...ctx } = await insidePage(slug)
  // What is a member's own is nothing to a visitor.
  if (actor.kind === 'support') redirect('/manage')
  return { ...ctx, actor }
}

/** For members and for operators on a visit, whose every page is written down. */
async function insidePage(slug: string): Promise<PageCtx> {
  const estate = await estateOfPage(slug)
  const request = await pageRequest()
  const visit = await request.estate()
  if (isShut(estate)) redirect('/suspended')
  if (visit?.support) {
    await tracePage()
    if (switchedOffAt(estate, await herePath())) notFound()
    return { ...pageCtx(request, estate, visit.support), actor: visit.support }
  }
  if (!visit?.member) redirect(`/sign-in?next=${encodeURIComponent(await here())}`)
  if (visit.member.status !== 'active') redirect('/waiting')
  if (switchedOffAt(estate, await herePath())) notFound()
  return { ...pageCtx(request, estate, visit.member.actor), actor: visit.member.actor }
}

function pageCtx({ clock, requestId, ip, userAgent }: RequestInfo, estate: EstateInfo, actor: Actor): Ctx {
  return makeCtx({ estate, actor, clock, requestId, ip, userAgent })
}

/** Once a page, however many of its parts ask; also a page that a browser fetches ahead, for what is on it has gone out. */
const tracePage = cache(async () => {
  const request = await pageRequest()
  const visit = await request.estate()
  if (!visit?.support) return
  const path = new URL(await here(), 'http://here.invalid')
  path.searchParams.delete('_rsc')
  await traceLook({ estate: visit.estate, support: visit.support }, request, path.pathname + path.search)
})

/** Who is signed in and active on the page of an estate that is suspended or closed; null for anybody else. */
export async function shutPageMember(): Promise<MemberActor | null> {
  const visit = await (await pageRequest()).estate()
  return visit?.member?.status === 'active' ? visit.member.actor : null
}

/** A page for members who hold a permission, where given in one of these scopes. */
export async function permittedPage(
  slug: string,
  permission: Permission,
  scopes?: readonly Scope[],
): Promise<MemberPageCtx> {
  const ctx = await memberPage(slug)
  requireHeld(ctx, permission, scopes)
  return ctx
}

function requireHeld(ctx: PageCtx, permission: Permission, scopes?: readonly Scope[]): void {
  if (isSwitchedOff(ctx.estate, permission)) notFound()
  const held = ctx.actor.scopes(permission)
  if (held.size === 0 || (scopes && !scopes.some((scope) => held.has(scope)))) forbidden()
}

/**
 * A page of the staff's desk, for those of them who hold the permission where one is given, and for operators on a
 * visit. Others may hold it for another place: a guard looks people up at the gate.
 */
export async function staffPage(
  slug: string,
  permission?: Permission,
  scopes?: readonly Scope[],
): Promise<PageCtx> {
  const ctx = await insidePage(slug)
  if (permission) requireHeld(ctx, permission, scopes)
  if (ctx.actor.kind === 'member' && !isStaff(ctx.actor.roles)) forbidden()
  return ctx
}

/** A page of the operators' console. */
export async function operatorPage(permission?: OperatorPermission): Promise<OperatorActor> {
  const request = await pageRequest()
  if (request.site.kind !== 'console') notFound()
  const operator = await request.operator()
  if (!operator) redirect((await request.console()) ? '/second-factor' : '/sign-in')
  if (permission && !operatorMay(operator.role, permission)) forbidden()
  return operator
}

/** A page of the platform's front. */
export async function apexPage(): Promise<void> {
  const { site } = await pageRequest()
  if (site.kind !== 'apex') notFound()
}

async function here(): Promise<string> {
  return (await headers()).get('x-gatehouse-path') ?? '/'
}

/** The page's address on its site, without what it asks. */
async function herePath(): Promise<string> {
  return new URL(await here(), 'http://here.invalid').pathname
}

/** The platform's own front, as a whole address: where somebody goes who is on the wrong site. */
export function platformAddress(): string {
  const { scheme, publicRoot } = config()
  return `${scheme}://${publicRoot}`
}

/** What follows the subdomain in the address of an estate's site. */
export function platformRoot(): string {
  return config().publicRoot
}

/** The operators' console, as a whole address. */
export function consoleAddress(): string {
  const { scheme, publicRoot } = config()
  return `${scheme}://console.${publicRoot}`
}

/** What stands behind the question mark of the page's address; Next tells it to pages, but not to their layouts. */
export async function pageSearch(): Promise<URLSearchParams> {
  return new URL(await here(), 'http://here.invalid').searchParams
}
