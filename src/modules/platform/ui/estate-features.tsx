'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { RecordSection } from '@/ui/record/record-panel'
import { StatusBadge } from '@/ui/status-badge'
import { toast } from '@/ui/toast'
import { api, type PlatformOutputs } from './client'
import type { FeatureWords } from './estates-list'
import { ReasonDialog } from './reason-dialog'

type EstateRecord = PlatformOutputs['estate']
type Feature = EstateRecord['features'][number]
type Asked = { feature: Feature; on: boolean | null }

/** What the estate has or hasn't by the decision of operators, and the switches. */
export function EstateFeatures({ estate, words }: { estate: EstateRecord; words: FeatureWords }) {
  const t = useTranslations('platform.features')
  const [asked, setAsked] = useState<Asked>()
  if (estate.features.length === 0) return null
  return (
    <RecordSection title={t('title')}>
      <ul className="flex flex-col divide-y">
        {estate.features.map((feature) => (
          <FeatureLine
            key={feature.name}
            feature={feature}
            words={words[feature.name] ?? { label: feature.name, hint: '' }}
            mayChange={estate.holdsFeatures}
            onAsk={(on) => setAsked({ feature, on })}
          />
        ))}
      </ul>
      {asked ? (
        <SwitchDialog
          estate={estate}
          asked={asked}
          label={words[asked.feature.name]?.label ?? asked.feature.name}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </RecordSection>
  )
}

type FeatureLineProps = {
  feature: Feature
  words: { label: string; hint: string }
  mayChange: boolean
  onAsk: (on: boolean | null) => void
}

function FeatureLine({ feature, words, mayChange, onAsk }: FeatureLineProps) {
  const t = useTranslations('platform.features')
  const usual = feature.usual === 'on'
  // Back to what is usual is no decision any more: what is usual later holds then, too.
  const next = feature.on ? false : true
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0">
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{words.label}</span>
          <StatusBadge tone={feature.on ? 'good' : 'neutral'}>{t(feature.on ? 'on' : 'off')}</StatusBadge>
          <span className="text-14 text-ink-2">{t(feature.decided ? 'decided' : 'usual')}</span>
        </p>
        <p className="mt-1 text-14 text-pretty text-ink-2">{words.hint}</p>
      </div>
      {mayChange ? (
        <Button
          size="small"
          aria-label={t(feature.on ? 'switchOffNamed' : 'switchOnNamed', { feature: words.label })}
          onClick={() => onAsk(next === usual ? null : next)}
        >
          {t(feature.on ? 'switchOff' : 'switchOn')}
        </Button>
      ) : null}
    </li>
  )
}

type SwitchDialogProps = { estate: EstateRecord; asked: Asked; label: string; onClose: () => void }

function SwitchDialog({ estate, asked, label, onClose }: SwitchDialogProps) {
  const t = useTranslations('platform.features')
  const utils = api.useUtils()
  const { mutateAsync } = api.platform.switchFeature.useMutation({
    onSettled: () => utils.platform.invalidate(),
  })
  const { feature } = asked
  const act = feature.on ? 'switchOff' : 'switchOn'
  return (
    <ReasonDialog
      open
      onOpenChange={onClose}
      title={t(`${act}Title`, { feature: label, name: estate.name })}
      body={t(`${act}Body`)}
      actionLabel={t(act)}
      onReason={async (reason) => {
        await mutateAsync({
          id: estate.id,
          name: feature.name,
          on: asked.on,
          seen: feature.decided ? feature.on : null,
          reason,
        })
        toast({ title: t(feature.on ? 'isOff' : 'isOn', { feature: label }), tone: 'good' })
      }}
    />
  )
}
