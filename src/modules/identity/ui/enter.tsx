'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { LinkButton } from '@/ui/link-button'
import { Spinner } from '@/ui/spinner'
import { enter } from './auth-client'

/** Takes the hand-over out of the address bar, signs in with it and goes on. It works once. */
export function Enter() {
  const t = useTranslations('identity.enter')
  const [failed, setFailed] = useState(false)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const token = window.location.hash.slice(1)
    window.history.replaceState(null, '', window.location.pathname)
    void enter(token)
      .catch(() => 'failed' as const)
      .then((outcome) => (outcome === 'signedIn' ? window.location.replace('/') : setFailed(true)))
  }, [])
  if (!failed)
    return (
      <p role="status" className="flex items-center gap-2 text-ink-2">
        <Spinner /> {t('opening')}
      </p>
    )
  return (
    <div role="alert" className="flex flex-col items-start gap-5">
      <p className="text-pretty">{t('gone')}</p>
      <LinkButton href="/sign-in" variant="primary">
        {t('signIn')}
      </LinkButton>
    </div>
  )
}
