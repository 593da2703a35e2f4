'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, type ButtonProps } from '@/ui/button'
import { toast } from '@/ui/toast'
import { signOut } from './auth-client'

/** The way out, where no account menu hangs. */
export function SignOutButton(look: Pick<ButtonProps, 'variant' | 'size' | 'wide'>) {
  const t = useTranslations('identity.signOut')
  const [pending, setPending] = useState(false)
  const leave = async () => {
    setPending(true)
    try {
      await signOut()
      window.location.assign('/sign-in')
    } catch {
      setPending(false)
      toast({ tone: 'bad', title: t('failed') })
    }
  }
  return (
    <Button {...look} icon={<LogOut />} pending={pending} onClick={() => void leave()}>
      {t('action')}
    </Button>
  )
}
