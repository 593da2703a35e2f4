'use client'

import { Trash2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { FileDrop } from '@/ui/file-drop'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import type { ZodForm } from '@/ui/form/use-zod-form'
import { PlaceLogo } from '@/ui/shells/place-name'
import type { look, Look } from '../schemas'
import type { LogoInForm, ShownLogo } from './use-logo'

const ACCEPT = ['image/png', 'image/jpeg', 'image/webp']
const MOST_BYTES = 5_000_000

type LogoFieldProps = { form: ZodForm<z.input<typeof look>, Look>; logo: LogoInForm }

/** The logo as it is, the way to take it off, and where another one is chosen. */
export function LogoField({ form, logo }: LogoFieldProps) {
  const t = useTranslations('settings.look')
  const choose = (fileId: string | null) => form.setValue('logoFileId', fileId, { shouldDirty: true })
  const saved = form.formState.defaultValues?.logoFileId ?? null
  return (
    <FormSection title={t('logoTitle')} hint={t('logoTitleHint')}>
      {logo.shown ? <Shown logo={logo.shown} onRemove={() => choose(null)} /> : null}
      {logo.isGone ? <Banner tone="warn" title={t('logoGone')} /> : null}
      <FormField form={form} name="logoFileId" label={t(logo.shown ? 'logoOther' : 'logo')}>
        {({ value, onChange: _, ...field }) => (
          <>
            <FileDrop
              {...field}
              accept={ACCEPT}
              // One that was refused makes room for the next.
              maxFiles={logo.underWay?.error ? 2 : 1}
              maxBytes={MOST_BYTES}
              hint={t('logoHint')}
              files={logo.underWay ? [logo.underWay] : []}
              onAdd={(files) => {
                const [file] = files
                if (file) void logo.send(file).then((id) => id && choose(id))
              }}
              onRemove={logo.forget}
            />
            {value !== saved ? (
              <Button
                variant="quiet"
                size="small"
                icon={<Undo2 />}
                className="self-start"
                onClick={() => choose(saved)}
              >
                {t('logoBack')}
              </Button>
            ) : null}
          </>
        )}
      </FormField>
    </FormSection>
  )
}

function Shown({ logo, onRemove }: { logo: ShownLogo; onRemove: () => void }) {
  const t = useTranslations('settings.look')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <span className="inline-flex rounded-surface border bg-[white] p-3">
        <PlaceLogo place={{ name: '', logo }} className="h-14 dark:p-0" />
      </span>
      <p className="min-w-0 flex-1 text-14 wrap-anywhere text-ink-2">{logo.name}</p>
      <Button size="small" icon={<Trash2 />} onClick={onRemove}>
        {t('logoRemove')}
      </Button>
    </div>
  )
}
