'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { DisabledReason } from '@/ui/disabled-reason'
import { StatusBadge } from '@/ui/status-badge'
import { toast } from '@/ui/toast'
import { api, type SettingsOutputs } from './client'
import { Loaded } from './settings-page'

/** What a module says of itself. */
export type ModuleText = { title: string; brings: string; gone: string }

type Switch = SettingsOutputs['modules'][number]
type Words = Readonly<Record<string, ModuleText>>

/** The parts of the product, each with what it brings and the switch that takes it away. */
export function ModuleSwitches({ words }: { words: Words }) {
  const query = api.settings.modules.useQuery()
  return (
    <Loaded query={query}>
      {(modules) => (
        <ul className="flex flex-col divide-y border-y">
          {modules.map((module) => {
            const text = words[module.name]
            return text ? <ModuleLine key={module.name} module={module} text={text} /> : null
          })}
        </ul>
      )}
    </Loaded>
  )
}

function ModuleLine({ module: { name, on, inPlan, open }, text }: { module: Switch; text: ModuleText }) {
  const t = useTranslations('settings.modules')
  const part = text.title
  const [asking, setAsking] = useState(false)
  const { flip, isPending } = useSwitch(name, part)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-5">
      <div className="min-w-60 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-16 font-semibold">{part}</h2>
          <StatusBadge tone={on ? 'good' : 'neutral'}>{t(on ? 'on' : 'off')}</StatusBadge>
        </div>
        <p className="mt-1 text-pretty">{text.brings}</p>
        <p className="mt-2 text-14 text-pretty text-ink-2">
          <span className="font-semibold">{t('gone')}:</span> {text.gone}
        </p>
      </div>
      {on ? (
        <Button aria-label={t('switchOffNamed', { part })} onClick={() => setAsking(true)}>
          {t('switchOff')}
        </Button>
      ) : !inPlan ? (
        <DisabledReason reason={t('notInPlan')}>
          <Button disabled>{t('switchOn')}</Button>
        </DisabledReason>
      ) : (
        <Button
          variant="primary"
          aria-label={t('switchOnNamed', { part })}
          pending={isPending}
          onClick={() => void flip(true)}
        >
          {t('switchOn')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('confirmTitle', { part })}
        body={
          <span className="flex flex-col gap-2">
            <span>{t('confirmBody')}</span>
            <span>{t('confirmOpen', { count: open })}</span>
            <span>{t('confirmKept')}</span>
          </span>
        }
        actionLabel={t('switchOff')}
        onConfirm={() => flip(false)}
      />
    </li>
  )
}

function useSwitch(module: string, part: string) {
  const t = useTranslations('settings.modules')
  const router = useRouter()
  const utils = api.useUtils()
  const { mutateAsync, isPending } = api.settings.switchModule.useMutation()
  const flip = async (on: boolean): Promise<void> => {
    try {
      await mutateAsync({ module, on })
      await utils.settings.modules.invalidate()
      router.refresh()
      const undo = on ? undefined : () => void flip(true)
      toast({ title: t(on ? 'isOn' : 'isOff', { part }), tone: 'good', onUndo: undo })
    } catch (thrown) {
      toast({ title: thrown instanceof Error ? thrown.message : String(thrown), tone: 'bad' })
    }
  }
  return { flip, isPending }
}
