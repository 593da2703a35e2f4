import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ModuleWords } from '@/registry/module-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform')
  return { title: { default: t('console'), template: `%s · ${t('console')}` } }
}

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  // The console's own colour, on the pages before its shell too.
  return (
    <div data-shell="operator" className="contents">
      <ModuleWords of={['platform', 'support']}>{children}</ModuleWords>
    </div>
  )
}
