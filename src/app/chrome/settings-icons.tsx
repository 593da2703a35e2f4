import {
  Blocks,
  CalendarClock,
  CreditCard,
  FileText,
  Hourglass,
  House,
  LifeBuoy,
  MessageSquareText,
  Palette,
} from 'lucide-react'
import type { ReactNode } from 'react'

/** Icons of the settings' pages, apart from those that every shell loads. */
const ICONS: Readonly<Record<string, ReactNode>> = {
  blocks: <Blocks />,
  'calendar-clock': <CalendarClock />,
  'credit-card': <CreditCard />,
  hourglass: <Hourglass />,
  'life-buoy': <LifeBuoy />,
  'message-square-text': <MessageSquareText />,
  house: <House />,
  palette: <Palette />,
}

export function settingsIcon(name: string): ReactNode {
  return ICONS[name] ?? <FileText />
}

export function isSettingsIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name)
}
