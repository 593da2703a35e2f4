'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '../banner'
import { Button } from '../button'
import { toast } from '../toast'
import { When } from '../when'
import type { Newer } from './newer-state'

type NewerBannerProps = {
  newer: Newer | null
  /** Puts what is saved now into the form. */
  onLoad: () => Promise<void>
  /** Before the form is sent once more: the newer state may be saved over. */
  onSaveAll: (newer: Newer) => void
}

/** Says who saved a newer state while this form was open; what was typed stays until its reader decides. */
export function NewerBanner({ newer, onLoad, onSaveAll }: NewerBannerProps) {
  const t = useTranslations('ui.newer')
  const [isLoading, setLoading] = useState(false)
  if (!newer) return null
  const { by, at } = newer
  const load = async () => {
    setLoading(true)
    try {
      await onLoad()
    } catch (thrown) {
      toast({ tone: 'bad', title: thrown instanceof Error ? thrown.message : t('notLoaded') })
    } finally {
      setLoading(false)
    }
  }
  return (
    <Banner
      tone="warn"
      title={by && at ? t.rich('changedBy', { by, at: () => <When at={at} /> }) : t('changed')}
    >
      <p className="my-2">{t('body')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" pending={isLoading} onClick={() => void load()}>
          {t('load')}
        </Button>
        <Button type="submit" size="small" onClick={() => onSaveAll(newer)}>
          {t('save')}
        </Button>
      </div>
    </Banner>
  )
}
