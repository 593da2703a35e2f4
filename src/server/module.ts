import type { Ctx, MemberActor, OperatorCtx } from './context'
import type { StoredEvent } from './events'
import type { GuardedUpload } from './files/accept'
import type { OfferedImport } from './import-kind'
import type { DefinedJob } from './jobs'
import type { Grants, OperatorPermission, Permission, Scope } from './permissions'

/** Groups of the staff's sidebar, in their order. */
export const NAV_GROUPS = [
  'today',
  'people',
  'gate',
  'helpdesk',
  'money',
  'community',
  'operations',
  'insight',
  'settings',
] as const

export type NavItem = {
  shell: 'resident' | 'staff'
  group: (typeof NAV_GROUPS)[number]
  /** Key of its words in the module's messages. */
  label: string
  href: string
  /** Name of a lucide icon that the shells know. */
  icon: string
  permission: Permission
  /** Shown only to those who hold the permission in one of these scopes. */
  scopes?: readonly Scope[]
  order: number
}

/**
 * Who is told of an event, how urgently and where it leads. A kind is `<module>.<name>`; its words are `title` and, where
 * one is needed, `body` under `notifications.<name>` in the messages of the module.
 */
export type NotificationRule = {
  event: string
  kind: string
  urgency: 'critical' | 'high' | 'normal' | 'digest'
  /** Ids of members; whoever caused the event is left out by the kit. */
  recipients(ctx: Ctx, event: StoredEvent): Promise<string[]>
  params(event: StoredEvent): Record<string, string>
  href(event: StoredEvent): string
}

/** The sentence for a database constraint that a command ran into, and the field it belongs beside. */
export type ConstraintWords = { code: string; message: string; field?: string }

export type SearchHit = { id: string; title: string; subtitle: string; href: string; icon: string }

/** A file that a module makes on demand, such as a list with the filter of an address's query. */
export type Download = { name: string; mime: string; bytes: Buffer }

/** A record that something in the trail is about, as it is called now; null where no page shows it. */
export type TrailRecord = { id: string; label: string; href: string | null }

export type FindRecords = (ctx: Ctx, ids: string[]) => Promise<TrailRecord[]>

export type RunnableJob = {
  name: string
  maxAttempts: number
  run(ctx: Ctx, payload: unknown, run: { signal: AbortSignal }): Promise<void>
}

/**
 * One step of setting a new estate up. Its words are `title` and `hint` under `setup.<key>` in the messages of the module;
 * whether it is done is asked of the estate's rows, each time, so it had better be one row by an index.
 */
export type SetupStep = {
  key: string
  /** Shown to those who hold it for the whole estate. */
  permission: Permission
  href: string
  order: number
  done: () => Promise<(ctx: Ctx) => Promise<boolean>>
}

/** What a module brings. Light enough for a browser: everything heavy is imported when it is first needed. */
export type Manifest = {
  name: string
  /** An estate may switch it off; then its permissions are nobody's, and its jobs, notifications and search rest. */
  switchable?: boolean
  grants: Grants
  navigation: readonly NavItem[]
  /** Whether a live event is for this member; events without an answer here reach nobody's screen. */
  live?: Record<string, (actor: MemberActor, event: StoredEvent) => boolean>
  notifications?: () => Promise<readonly NotificationRule[]>
  /** Names of the events for which `notifications` has a rule. */
  notifies?: readonly string[]
  jobs?: readonly { job: DefinedJob<object>; load: () => Promise<RunnableJob> }[]
  /** Jobs that an event starts, each with the event as payload. */
  hears?: readonly { event: string; job: string }[]
  constraints?: Record<string, ConstraintWords>
  search?: { permission: Permission; load: () => Promise<(ctx: Ctx, query: string) => Promise<SearchHit[]>> }
  /** What its events are about, by their entity: those of some ids that still exist, for links out of the audit trail. */
  records?: Record<string, () => Promise<FindRecords>>
  /** Its events are finance's to read in the audit trail, which otherwise is the administrator's. */
  isFinance?: boolean
  /** Files to fetch at `/api/export/<module>/<name>`; each checks the right itself too. */
  downloads?: Record<
    string,
    {
      permission: Permission
      /** Also while the estate is suspended or closed. */
      whileShut?: true
      load: () => Promise<(ctx: Ctx, query: URLSearchParams) => Promise<Download>>
    }
  >
  /** The same for operators on the console, in the platform's own trail. */
  consoleDownloads?: Record<
    string,
    {
      permission: OperatorPermission
      load: () => Promise<(ctx: OperatorCtx, query: URLSearchParams) => Promise<Download>>
    }
  >
  /** The permission that each kind of upload needs which the module takes in; without one named, nobody may send it. */
  uploads?: Partial<Record<GuardedUpload, Permission>>
  /** Kinds of lists that can be imported, in the order in which they are offered. */
  imports?: readonly OfferedImport[]
  /** What a new estate begins with; safe to run again. */
  found?: () => Promise<(ctx: Ctx) => Promise<void>>
  /** What a manager does first in a new estate. */
  setup?: readonly SetupStep[]
  demo?: () => Promise<(ctx: Ctx, demo: DemoEstate) => Promise<void>>
}

/** What the demo asks of each module for one estate; `random` gives the same numbers in every run. */
export type DemoEstate = {
  slug: string
  country: string
  units: number
  random: () => number
  today: Date
}

let installed: readonly Manifest[] = []

/** Called once by the registry at the start of a process; the kit knows no module by name. */
export function installModules(manifests: readonly Manifest[]): void {
  installed = manifests
}

export function modules(): readonly Manifest[] {
  if (installed.length === 0) throw new Error('no modules are installed: import src/registry/install first')
  return installed
}

/** The modules that an estate has on. */
export function modulesOf({ modulesOff }: { modulesOff: readonly string[] }): readonly Manifest[] {
  return modulesOff.length === 0 ? modules() : modules().filter((module) => isOn({ modulesOff }, module))
}

function isOn({ modulesOff }: { modulesOff: readonly string[] }, { name, switchable }: Manifest): boolean {
  return !switchable || !modulesOff.includes(name)
}

/** Whether a permission belongs to a module that the estate has switched off. */
export function isSwitchedOff(estate: { modulesOff: readonly string[] }, permission: Permission): boolean {
  return modules().some((module) => permission in module.grants && !isOn(estate, module))
}
