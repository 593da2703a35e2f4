'use client'

import { useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { DraftLine } from '@/ui/form/draft-line'
import { Wizard } from '@/ui/wizard'
import { homesIn } from '../homes'
import { estateFacts, type StartFounding } from '../schemas'
import { api } from './client'
import { CodeStep } from './code-step'
import { EstateStep } from './estate-step'
import { homesOf } from './homes-rows'
import { HomesStep } from './homes-step'
import { dropKept, keep, readKept, type Kept } from './kept'
import { Plaque } from './plaque'
import { refusalOf } from './refusal'
import { YouStep } from './you-step'

const STEPS = ['estate', 'homes', 'you', 'code'] as const
type Step = (typeof STEPS)[number]

type FoundScreenProps = {
  /** `example.com`: what follows the estate's own part of its address. */
  root: string
  /** Guessed from what the browser asks for. */
  country: string
}

/** From a name to an estate in three short steps; the mailbox is verified before anything is made. */
export function FoundScreen(props: FoundScreenProps) {
  const isThere = useIsBrowser()
  const [round, setRound] = useState(0)
  // What was kept is known to the browser alone: until then the first step stands there empty.
  return <Steps key={`${isThere} ${round}`} {...props} isThere={isThere} onAnew={() => setRound(round + 1)} />
}

type StepsProps = FoundScreenProps & { isThere: boolean; onAnew: () => void }

function Steps({ root, country, isThere, onAnew }: StepsProps) {
  const t = useTranslations('founding')
  const [began] = useState<Kept | null>(() => (isThere ? readKept() : null))
  const kept = isThere ? readKept() : null
  const [password, setPassword] = useState<string>()
  const [verified, setVerified] = useState(false)
  const [slugRefusal, setSlugRefusal] = useState<string>()
  const start = api.founding.start.useMutation()
  const { step, go } = useStep(kept, isThere)
  const estate = estateFacts.safeParse(kept?.estate)
  const onSend = async (founder: StartFounding['founder']) => {
    const estate = estateFacts.parse(kept?.estate)
    const homes = homesOf(kept?.homes) ?? []
    try {
      const answer = await start.mutateAsync({ key: kept?.key, estate, homes, founder })
      keep({ key: answer.key, founder })
      setPassword(founder.password)
      setVerified(answer.verified)
      go('code')
    } catch (thrown) {
      const fields = refusalOf(thrown)?.details?.fields ?? {}
      if (fields.slug) {
        setSlugRefusal(fields.slug)
        go('estate')
        return
      }
      throw thrown
    }
  }
  const shown = step === 'code' ? 'you' : step
  return (
    <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]">
      <Wizard
        label={t('wizard.label')}
        steps={STEPS.slice(0, 3).map((id, index) => ({
          id,
          label: t(`wizard.${id === 'code' ? 'you' : id}`),
          done: index < STEPS.indexOf(step) && id !== shown,
          href: index < STEPS.indexOf(step) ? `?step=${id}` : undefined,
        }))}
        current={shown}
        title={t(`title.${step}`)}
        lead={t(`lead.${step}`, { email: kept?.founder?.email ?? '' })}
      >
        {step === 'estate' && began?.estate?.name ? (
          <div className="mb-6">
            <DraftLine
              onDiscard={() => {
                dropKept()
                onAnew()
              }}
            />
          </div>
        ) : null}
        {step === 'estate' ? (
          <EstateStep
            kept={kept?.estate}
            root={root}
            country={country}
            slugRefusal={slugRefusal}
            onNext={() => {
              setSlugRefusal(undefined)
              go('homes')
            }}
          />
        ) : null}
        {step === 'homes' ? (
          <HomesStep
            kept={kept?.homes}
            kind={estate.data?.kind ?? 'residential_estate'}
            onBack={() => go('estate')}
            onNext={() => go('you')}
          />
        ) : null}
        {step === 'you' ? (
          <YouStep
            kept={kept?.founder}
            diallingCode={estate.data?.diallingCode ?? '+'}
            onBack={() => go('homes')}
            onSend={onSend}
          />
        ) : null}
        {step === 'code' && kept?.key ? (
          <CodeStep
            founding={{ key: kept.key, verified }}
            slug={estate.data?.slug ?? ''}
            root={root}
            password={password}
            onBack={() => go('you')}
          />
        ) : null}
      </Wizard>
      {step === 'estate' || !estate.success ? (
        <aside className="hidden lg:block">
          <Promises />
        </aside>
      ) : (
        <aside className="max-lg:order-first">
          <Plaque
            name={estate.data.name}
            address={`${estate.data.slug}.${root}`}
            place={[estate.data.city, estate.data.country].filter(Boolean).join(', ')}
            homes={homesIn(homesOf(kept?.homes) ?? [])}
          />
        </aside>
      )}
    </div>
  )
}

/** What whoever begins wants to know. */
function Promises() {
  const t = useTranslations('founding.promise')
  return (
    <ul className="flex flex-col gap-5 border-l pl-8 text-ink-2">
      {(['trial', 'own', 'later'] as const).map((part) => (
        <li key={part}>
          <p className="font-semibold text-ink">{t(`${part}Title`)}</p>
          <p className="text-14 text-pretty">{t(part)}</p>
        </li>
      ))}
    </ul>
  )
}

/** The step of the address bar, as far as what was typed reaches. */
function useStep(kept: Kept | null, isThere: boolean) {
  const wanted = useSearchParams().get('step')
  const go = useCallback((step: Step) => {
    window.history.pushState(null, '', step === 'estate' ? '/found' : `/found?step=${step}`)
    window.scrollTo(0, 0)
  }, [])
  const reached =
    !isThere || !estateFacts.safeParse(kept?.estate).success
      ? 0
      : !homesOf(kept?.homes)
        ? 1
        : kept?.key
          ? 3
          : 2
  const index = STEPS.findIndex((step) => step === wanted)
  return { step: STEPS[Math.min(Math.max(index, 0), reached)] ?? 'estate', go }
}

const never = () => () => undefined

function useIsBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
