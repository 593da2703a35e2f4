import { Ellipsis, House } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { placesFor, type NavPlace } from '@/registry/navigation'
import type { MemberActor } from '@/server/context'
import { placeOf } from '@/server/look'
import { ResidentShell } from '@/ui/shells/resident-shell'
import type { NavItem } from '@/ui/shells/nav-link'
import { iconOf } from './icons'
import { shellParts } from './shell-parts'
import type { SignedIn } from './signed-in'

/** Home and More stand in the bar as well, and it holds five. */
const IN_THE_BAR = 3

/** A resident's places: those in the bar, and those that are found under More. */
export function residentPlaces(actor: MemberActor): { bar: NavPlace[]; more: NavPlace[] } {
  const places = placesFor(actor, 'resident')
  return { bar: places.slice(0, IN_THE_BAR), more: places.slice(IN_THE_BAR) }
}

export async function ResidentChrome({ who, children }: { who: SignedIn; children: ReactNode }) {
  const { estate, actor } = who
  const t = await getTranslations()
  const { live, ...parts } = await shellParts(actor, 'home')
  const places = residentPlaces(actor)
  const items: NavItem[] = [
    { id: 'home', label: t('app.nav.home'), href: '/home', icon: <House /> },
    ...places.bar.map((place) => ({
      id: place.href,
      label: t(`${place.module}.${place.label}`),
      href: place.href,
      icon: iconOf(place.icon),
    })),
    {
      id: 'more',
      label: t('app.nav.more'),
      href: '/more',
      icon: <Ellipsis />,
      barOnly: places.more.length === 0,
    },
  ]
  return (
    <ResidentShell place={placeOf(estate)} items={items} {...parts}>
      {live}
      {children}
    </ResidentShell>
  )
}
