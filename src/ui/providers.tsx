'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { DraftOwner } from './form/draft-owner'
import { NonceContext } from './nonce'
import { RegionProvider, type Region } from './region'
import { Toaster } from './toaster'

type UiProviderProps = {
  nonce?: string
  region: Region
  /** Who is signed in: what they type and don't save is kept for them alone. */
  owner?: string
  children: ReactNode
}

/** Everything that components here expect around them. Stands once, inside NextIntlClientProvider. */
export function UiProvider({ nonce: served, region, owner, children }: UiProviderProps) {
  // The policy of this document knows the nonce that came with it; a refresh of the page brings another.
  const [nonce] = useState(served)
  useEffect(() => lendNonceToStyles(nonce), [nonce])
  return (
    <NonceContext value={nonce}>
      <RegionProvider region={region}>
        <DraftOwner owner={owner}>{children}</DraftOwner>
        <Toaster />
      </RegionProvider>
    </NonceContext>
  )
}

/** Dialogs lock scrolling with a style element, whose maker looks for the nonce under this global name. */
function lendNonceToStyles(nonce: string | undefined) {
  if (nonce) Reflect.set(globalThis, '__webpack_nonce__', nonce)
}
