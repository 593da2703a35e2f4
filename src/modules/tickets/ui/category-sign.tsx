import {
  AirVent,
  ArrowUpDown,
  Building,
  BrushCleaning,
  CircleQuestionMark,
  Droplet,
  Droplets,
  Flame,
  FlameKindling,
  Hammer,
  Lightbulb,
  PaintRoller,
  Shield,
  WashingMachine,
  Zap,
} from 'lucide-react'
import type { ReactNode } from 'react'

const ICONS: Readonly<Record<string, ReactNode>> = {
  gas_leak: <Flame />,
  security: <Shield />,
  fire: <FlameKindling />,
  electrical_emergency: <Zap />,
  plumbing_emergency: <Droplets />,
  structural: <Building />,
  electrical: <Lightbulb />,
  plumbing: <Droplet />,
  lift: <ArrowUpDown />,
  air_conditioning: <AirVent />,
  appliance: <WashingMachine />,
  carpentry: <Hammer />,
  painting: <PaintRoller />,
  cleaning: <BrushCleaning />,
}

/** The sign of a ready-made category; the estate's own share one. */
export function CategorySign({ category }: { category: string | null }): ReactNode {
  return (category && ICONS[category]) || <CircleQuestionMark />
}
