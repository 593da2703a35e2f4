import { cn } from '../cn'

/** Beside the list where there is room for both, over everything where there is not. */
export const panelStyle = cn(
  'flex animate-from-right flex-col overflow-y-auto bg-surface',
  'max-lg:fixed max-lg:inset-0 max-lg:z-30',
  'lg:sticky lg:top-[calc(var(--shell-top,0px)+1rem)] lg:max-h-[calc(100dvh-var(--shell-top,0px)-2rem)] lg:w-[min(30rem,44%)] lg:shrink-0 lg:rounded-surface lg:border',
)
