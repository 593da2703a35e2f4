import { CircleUserRound, Sun } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pluralOf } from '@/modules/registry/unit-word'
import { placesFor, type NavPlace } from '@/registry/navigation'
import { placeOf } from '@/server/look'
import type { PaletteItem } from '@/ui/palette/palette-item'
import type { NavGroup, NavItem } from '@/ui/shells/nav-link'
import { StaffShell } from '@/ui/shells/staff-shell'
import { SubscriptionLine } from './subscription-line'
import { iconOf } from './icons'
import { shellParts, visitorParts } from './shell-parts'
import type { InStaffShell } from './signed-in'
import { SitePalette } from './site-palette'

type Words = Awaited<ReturnType<typeof getTranslations<never>>>

export async function StaffChrome({ who, children }: { who: InStaffShell; children: ReactNode }) {
  const { estate, actor } = who
  const t = await getTranslations()
  const { live, ...parts } = actor.kind === 'support' ? visitorParts(actor) : await shellParts(actor, 'staff')
  const places = placesFor(actor, 'staff')
  // A place may be named after what the estate calls its units.
  const Units = pluralOf(estate.unitWord)
  const words = (place: NavPlace) => t(`${place.module}.${place.label}`, { Units })
  const groups: NavGroup[] = [
    {
      id: 'today',
      items: [{ id: 'today', label: t('app.nav.today'), href: '/manage', icon: <Sun />, exact: true }],
    },
    ...Object.entries(Object.groupBy(places, (place) => place.group)).map(([group, members]) => ({
      id: group,
      label: t(`app.nav.groups.${group}`),
      items: members.map((place) => itemOf(place, words(place))),
    })),
  ]
  return (
    <StaffShell
      place={placeOf(estate)}
      detail={t('app.desks.staff')}
      groups={groups}
      palette={
        <SitePalette
          places={paletteOf(groups, t, actor.kind === 'member')}
          headings={headingsOf(places, words)}
          searches={actor.kind === 'member'}
        />
      }
      {...parts}
    >
      {live}
      {actor.kind === 'member' && <SubscriptionLine actor={actor} />}
      {children}
    </StaffShell>
  )
}

function itemOf(place: NavPlace, label: string): NavItem {
  return {
    id: place.href,
    label,
    href: place.href,
    icon: iconOf(place.icon),
  }
}

function paletteOf(groups: readonly NavGroup[], t: Words, hasAccount: boolean): PaletteItem[] {
  const group = t('app.palette.places')
  const account = {
    id: 'account',
    label: t('app.account.own'),
    group,
    icon: <CircleUserRound />,
    href: '/account',
  }
  return [
    ...groups.flatMap(({ items }) =>
      items.map(({ id, label, icon, href }) => ({ id, label, group, icon, href })),
    ),
    ...(hasAccount ? [account] : []),
  ]
}

/** What a module finds stands under the name of its first place. */
function headingsOf(places: readonly NavPlace[], words: (place: NavPlace) => string): Record<string, string> {
  const named = places.map((place): [string, string] => [place.module, words(place)])
  return Object.fromEntries(named.reverse())
}
