import type { Readable } from 'node:stream'
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

/** Groups of the estate's settings, in their order. */
export const SETTINGS_SECTIONS = ['estate', 'work', 'account', 'data'] as const

/** A page of the settings, under `/manage/settings`. */
export type SettingsPlace = {
  section: (typeof SETTINGS_SECTIONS)[number]
  /** Keys of its name and of the sentence that says what is set there, in the module's messages. */
  label: string
  hint: string
  href: `/manage/settings/${string}`
  /** Name of an icon that the settings know. */
  icon: string
  permission: Permission
  /** Shown only where the estate has this feature. */
  feature?: string
  order: number
}

/**
 * A kind of thing that an estate keeps for a time of its own choosing. Its words are `title` and `body` under
 * `kept.<name>` in the module's messages.
 */
export type KeptRule = {
  name: string
  /** Days, where the estate has said nothing; and the fewest that it may say, with the reason. */
  usual: number
  least: number
  leastBecause: string
  /**
   * Removes some of what is older, at most so many, and tells how many those were; safe to run again and beside itself.
   * Left out where a job of the module's own does it.
   */
  load?: () => Promise<(ctx: Ctx, before: Date, most: number) => Promise<number>>
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
/** One that is too large to hold. */
export type StreamedDownload = { name: string; mime: string; size: number; stream: Readable }

/** A record that something in the trail is about, as it is called now; null where no page shows it. */
export type TrailRecord = { id: string; label: string; href: string | null }

export type FindRecords = (ctx: Ctx, ids: string[]) => Promise<TrailRecord[]>

/**
 * A part of a module that operators can switch for one estate. Its words are `label` and `hint` (keys in the messages of
 * the module).
 */
export type FeatureSwitch = {
  name: string
  label: string
  hint: string
  /** How it stands where nobody has decided otherwise. */
  usual: 'on' | 'off'
}

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
  /** Paths of the site that are its own, with all below them: they are nowhere while it is off. */
  paths?: readonly `/${string}`[]
  /** How much stands open in it, for whoever is about to switch it off. */
  openWork?: () => Promise<(ctx: Ctx) => Promise<number>>
  /** Which of these files belong to its records: they can't be fetched while it is off. */
  filesOf?: () => Promise<(ctx: Ctx, fileIds: readonly string[]) => Promise<string[]>>
  grants: Grants
  navigation: readonly NavItem[]
  /** Its pages among the estate's settings. */
  settings?: readonly SettingsPlace[]
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
      /** Only where the password was given lately. */
      sensitive?: true
      load: () => Promise<(ctx: Ctx, query: URLSearchParams) => Promise<Download | StreamedDownload>>
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
  /** What it keeps for a time that the estate sets. */
  keeps?: readonly KeptRule[]
  /** What of it operators can switch for one estate. */
  features?: readonly FeatureSwitch[]
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

export type PlanModules = { allModules: boolean; modules: readonly string[] }

/** Names of the modules that a plan leaves out; an estate without a plan has all of them. */
export function leftOutOf(plan: PlanModules | null): string[] {
  if (!plan || plan.allModules) return []
  return modules().flatMap(({ name, switchable }) =>
    switchable && !plan.modules.includes(name) ? [name] : [],
  )
}

/** Names of the modules that are off: those that the estate has switched off, and those that its plan leaves out. */
export function allModulesOff(own: readonly string[], plan: PlanModules | null): string[] {
  return [...new Set([...own, ...leftOutOf(plan)])]
}

/** The modules that an estate has on. */
export function modulesOf({ modulesOff }: { modulesOff: readonly string[] }): readonly Manifest[] {
  return modulesOff.length === 0 ? modules() : modules().filter((module) => isOn({ modulesOff }, module))
}

/** The modules that an estate has off. */
export function modulesOffIn(estate: { modulesOff: readonly string[] }): readonly Manifest[] {
  return estate.modulesOff.length === 0 ? [] : modules().filter((module) => !isOn(estate, module))
}

/** The module that is off and whose path this is, if it is one's. */
export function switchedOffAt(estate: { modulesOff: readonly string[] }, path: string): Manifest | undefined {
  return modulesOffIn(estate).find(({ paths = [] }) => paths.some((own) => isBelow(path, own)))
}

function isBelow(path: string, own: string): boolean {
  return path === own || path.startsWith(`${own}/`)
}

function isOn({ modulesOff }: { modulesOff: readonly string[] }, { name, switchable }: Manifest): boolean {
  return !switchable || !modulesOff.includes(name)
}

/** Whether a permission belongs to a module that the estate has switched off. */
export function isSwitchedOff(estate: { modulesOff: readonly string[] }, permission: Permission): boolean {
  return modules().some((module) => permission in module.grants && !isOn(estate, module))
}
