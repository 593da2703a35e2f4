'use client'

import dynamic from 'next/dynamic'

/** The banner of a visit: no page of a member loads what is only for operators. */
export const LateBanner = dynamic(async () => (await import('./support-banner')).SupportBanner)
