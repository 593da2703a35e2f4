'use client'

import { useTranslations } from 'next-intl'
import Image from 'next/image'
import { useState } from 'react'
import { Lightbox, type Photo } from './lightbox'

/** Photos as squares; one opens over the page, the others are an arrow away. */
export function PhotoGrid({
  photos,
  size = 'normal',
}: {
  photos: readonly Photo[]
  size?: 'small' | 'normal'
}) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState<number | null>(null)
  const edge = size === 'small' ? 'minmax(4rem,1fr)' : 'minmax(6.5rem,1fr)'
  return (
    <>
      <ul className="grid gap-2" style={{ gridTemplateColumns: `repeat(auto-fill, ${edge})` }}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              aria-label={`${t('openPhoto', { number: index + 1, total: photos.length })}: ${photo.alt}`}
              onClick={() => setOpen(index)}
              className="block aspect-square w-full overflow-hidden rounded-control bg-sunken"
            >
              <Image
                src={photo.thumb ?? photo.src}
                alt=""
                width={240}
                height={240}
                unoptimized
                className="size-full object-cover transition-opacity hover:opacity-85"
              />
            </button>
          </li>
        ))}
      </ul>
      <Lightbox photos={photos} index={open} onIndex={setOpen} />
    </>
  )
}
