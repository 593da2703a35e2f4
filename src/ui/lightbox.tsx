'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Image from 'next/image'
import { Dialog as Radix } from 'radix-ui'
import type { KeyboardEvent, ReactNode } from 'react'
import { cn } from './cn'

export type Photo = {
  id: string
  src: string
  /** A smaller version for the grid. */
  thumb?: string
  alt: string
}

type LightboxProps = {
  photos: readonly Photo[]
  index: number | null
  onIndex: (index: number | null) => void
}

/** One photo as large as the screen allows. Arrow keys go on and back, Escape closes. */
export function Lightbox({ photos, index, onIndex }: LightboxProps) {
  const t = useTranslations('ui')
  const photo = index === null ? undefined : photos[index]
  const go = (step: 1 | -1) => {
    if (index !== null) onIndex((index + step + photos.length) % photos.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(1)
    if (event.key === 'ArrowLeft') go(-1)
  }
  return (
    <Radix.Root open={photo !== undefined} onOpenChange={(open) => (open ? undefined : onIndex(null))}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex animate-fade flex-col bg-[#0d0b08] text-[#f2ece1] outline-none"
        >
          <div className="flex items-center gap-3 p-3">
            <Radix.Title className="min-w-0 flex-1 truncate pl-2 text-14 font-normal">
              {photo?.alt}
            </Radix.Title>
            <span className="text-14">
              {t('photoOf', { number: (index ?? 0) + 1, total: photos.length })}
            </span>
            <Radix.Close asChild>
              <LightboxButton label={t('close')}>
                <X />
              </LightboxButton>
            </Radix.Close>
          </div>
          <div className="relative min-h-0 flex-1">
            {photo ? (
              <Image src={photo.src} alt={photo.alt} fill unoptimized className="object-contain" />
            ) : null}
            {photos.length > 1 ? (
              <>
                <LightboxButton
                  label={t('previousPhoto')}
                  onClick={() => go(-1)}
                  className="absolute top-1/2 left-3"
                >
                  <ChevronLeft />
                </LightboxButton>
                <LightboxButton
                  label={t('nextPhoto')}
                  onClick={() => go(1)}
                  className="absolute top-1/2 right-3"
                >
                  <ChevronRight />
                </LightboxButton>
              </>
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type LightboxButtonProps = { label: string; children: ReactNode; onClick?: () => void; className?: string }

function LightboxButton({ label, className, ...rest }: LightboxButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      className={cn(
        'grid size-12 place-items-center rounded-full bg-[#2c261d] hover:bg-[#453c2e] focus-visible:outline-[#f2ece1]',
        className,
      )}
    />
  )
}
