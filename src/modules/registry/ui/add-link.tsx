'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { AddWords } from './add-words'

/** The button beside a list's search that adds to it; without the right it says so. */
export function AddLink({ href, label, may }: { href: string; label: string; may: boolean }) {
  const t = useTranslations('registry')
  if (!may)
    return (
      <Button variant="primary" icon={<Plus />} reason={t('noRightHere')} aria-label={label}>
        <AddWords words={label} />
      </Button>
    )
  return (
    <LinkButton href={href} scroll={false} variant="primary" icon={<Plus />} aria-label={label}>
      <AddWords words={label} />
    </LinkButton>
  )
}
