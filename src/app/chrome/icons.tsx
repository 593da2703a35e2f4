import {
  Building2,
  Car,
  FileText,
  Gauge,
  HardHat,
  House,
  LifeBuoy,
  ScrollText,
  Settings,
  Upload,
  UserRound,
  Users,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'

/** Icons by the names that manifests and search hits give them: as elements, because functions don't cross to the browser. */
const ICONS: Readonly<Record<string, ReactNode>> = {
  'building-2': <Building2 />,
  car: <Car />,
  'file-text': <FileText />,
  gauge: <Gauge />,
  'hard-hat': <HardHat />,
  house: <House />,
  'life-buoy': <LifeBuoy />,
  'scroll-text': <ScrollText />,
  settings: <Settings />,
  upload: <Upload />,
  user: <UserRound />,
  users: <Users />,
  wrench: <Wrench />,
}

export function iconOf(name: string): ReactNode {
  return ICONS[name] ?? ICONS['file-text']
}

export function isIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name)
}
