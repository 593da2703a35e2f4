import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { NoticeBanners } from '@/app/chrome/notice-banners'
import { OfflineReady } from '@/app/chrome/offline-ready'
import { VisitBanner } from '@/app/chrome/visit-banner'
import { lookVersion } from '@/server/look'
import { pageRequest } from '@/server/page'
import { PAPER_DARK, PAPER_LIGHT } from '@/lib/colour'

export async function generateMetadata(): Promise<Metadata> {
  const visit = await (await pageRequest()).estate()
  if (!visit) return {}
  return {
    manifest: '/manifest.webmanifest',
    icons: {
      icon: `/icons/${visit.estate.logoFileId ? 'icon-192.png' : 'mark.svg'}?v=${lookVersion(visit.estate)}`,
      apple: `/icons/apple-touch.png?v=${lookVersion(visit.estate)}`,
    },
    appleWebApp: { title: visit.estate.name, capable: true },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: PAPER_LIGHT },
    { media: '(prefers-color-scheme: dark)', color: PAPER_DARK },
  ],
}

/** What every page of an estate's site has in common; it guards nothing. */
export default async function EstateLayout({ children }: { children: ReactNode }) {
  const visit = await (await pageRequest()).estate()
  return (
    <>
      {visit?.support ? <VisitBanner support={visit.support} estateId={visit.estate.id} /> : null}
      {visit ? <NoticeBanners visit={visit} /> : null}
      {children}
      {visit && !visit.support ? <OfflineReady /> : null}
    </>
  )
}
