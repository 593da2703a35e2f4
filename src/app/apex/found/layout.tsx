import type { ReactNode } from 'react'
import Link from 'next/link'
import { ModuleWords } from '@/registry/module-words'
import { Wordmark } from '@/ui/wordmark'

export default function FoundLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto min-h-dvh max-w-6xl px-5 pb-20 sm:px-8">
      <header className="py-6">
        <Link href="/" className="inline-block rounded-small">
          <Wordmark />
        </Link>
      </header>
      <main className="pt-2 sm:pt-6">
        <ModuleWords of={['founding']}>{children}</ModuleWords>
      </main>
    </div>
  )
}
