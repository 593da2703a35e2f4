'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, type SubmitEvent } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { api } from './client'
import { HomesRows, homesWords, sumOf, useHomes, type HomesKind } from './homes-rows'
import { keep, type Kept } from './kept'

type HomesStepProps = {
  kept: Kept['homes']
  kind: HomesKind
  onBack: () => void
  onNext: () => void
}

/** Blocks, streets or phases with a number of homes each, made at once. May be left for later. */
export function HomesStep({ kept, kind, onBack, onNext }: HomesStepProps) {
  const words = homesWords(kind)
  const t = useTranslations(`founding.${words}`)
  const ui = useTranslations('ui')
  const homes = useHomes(kept, words, (rows) => keep({ homes: rows }))
  const { data: room } = api.founding.room.useQuery()
  const tooMany = room && sumOf(homes.rows) > room.max ? t('tooMany', room) : null
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (tooMany) return
    if (homes.check()) onNext()
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  return (
    <form ref={form} noValidate method="post" onSubmit={submit} className="flex flex-col gap-5">
      <HomesRows homes={homes} words={words} />
      {tooMany ? <Banner tone="bad" title={tooMany} /> : null}
      <div className="flex flex-wrap gap-2 border-t pt-5">
        <Button type="submit" variant="primary" size="large" icon={<ArrowRight />} className="max-sm:w-full">
          {t(homes.rows.length > 0 ? 'next' : 'skip')}
        </Button>
        <Button variant="quiet" size="large" onClick={onBack} className="max-sm:w-full">
          {ui('back')}
        </Button>
      </div>
    </form>
  )
}
