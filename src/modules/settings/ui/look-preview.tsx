'use client'

import { useTranslations } from 'next-intl'
import { accessibleAccent, contrast, DEFAULT_ACCENT, isHexColour, type AccentPair } from '@/lib/colour'
import { cn } from '@/ui/cn'
import { PlaceLogo } from '@/ui/shells/place-name'
import type { ShownLogo } from './use-logo'

type LookPreviewProps = { name: string; colour: string; logo: ShownLogo | null }

/** What colour and logo make of a phone by day and by night, and what we change of the colour so that all can read it. */
export function LookPreview({ name, colour, logo }: LookPreviewProps) {
  const t = useTranslations('settings.look')
  const chosen = isHexColour(colour) && colour.length === 7 ? colour.toLowerCase() : DEFAULT_ACCENT
  const { light, dark } = accessibleAccent(chosen)
  return (
    <section aria-label={t('preview')} className="flex flex-col gap-4 lg:sticky lg:top-6">
      <h2 className="text-16 font-semibold">{t('preview')}</h2>
      <div className="grid grid-cols-2 gap-3">
        <Phone theme="light" pair={light} name={name} logo={logo} />
        <Phone theme="dark" pair={dark} name={name} logo={logo} />
      </div>
      <ul aria-live="polite" className="flex flex-col gap-2 text-14">
        <Shade
          shade={light.accent}
          words={light.accent === chosen ? t('asItIs') : t('darker', { by: changeOf(chosen, light) })}
        />
        <Shade
          shade={dark.accent}
          words={dark.accent === chosen ? t('asItIsDark') : t('lighter', { by: changeOf(chosen, dark) })}
        />
      </ul>
    </section>
  )
}

/** Below this contrast two shades beside each other look much the same. */
const LITTLE = 1.35

function changeOf(chosen: string, { accent }: AccentPair): 'little' | 'much' {
  return contrast(chosen, accent) < LITTLE ? 'little' : 'much'
}

function Shade({ shade, words }: { shade: string; words: string }) {
  return (
    <li className="flex items-start gap-2">
      <span
        aria-hidden="true"
        className="mt-0.5 size-4 shrink-0 rounded-small border border-edge"
        style={{ background: shade }}
      />
      <span className="text-pretty">
        <span className="font-mono">{shade}</span> {words}
      </span>
    </li>
  )
}

type PhoneProps = { theme: 'light' | 'dark'; pair: AccentPair; name: string; logo: ShownLogo | null }

function Phone({ theme, pair, name, logo }: PhoneProps) {
  const t = useTranslations('settings.look')
  return (
    <figure>
      <div
        data-theme={theme}
        style={{ '--accent': pair.accent, '--on-accent': pair.onAccent }}
        className="flex flex-col overflow-hidden rounded-surface border border-line-strong bg-paper text-ink"
      >
        <div className="flex min-h-14 items-center gap-2 border-b px-3 py-2">
          <PlaceLogo
            place={{ name, logo: logo ?? undefined }}
            className={cn('h-6 w-6 max-w-18', theme === 'light' && 'dark:bg-transparent dark:p-0')}
          />
          <span className="line-clamp-2 min-w-0 text-12 leading-tight font-semibold">{name}</span>
        </div>
        <div className="flex flex-col gap-3 p-3">
          <span className="text-12 text-ink-2">{t('previewLine')}</span>
          <span className="flex h-9 items-center justify-center rounded-control bg-accent px-2 text-12 font-medium text-on-accent">
            {t('previewButton')}
          </span>
          <span className="text-12 text-accent underline">{t('previewLink')}</span>
        </div>
      </div>
      <figcaption className="mt-1.5 text-12 text-ink-2">{t(theme)}</figcaption>
    </figure>
  )
}
