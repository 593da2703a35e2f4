'use client'

import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { Field } from './field'
import { RadioGroup } from './radio-group'

/** Light, dark, or as the device has it: where no account menu says it. */
export function AppearanceChoice() {
  const t = useTranslations('ui')
  const { theme, setTheme } = useTheme()
  // The server doesn't know the choice, and a box that it drew empty would stay so.
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  return (
    <Field label={t('theme')} group>
      {(control) => (
        <RadioGroup
          {...control}
          className="flex-row flex-wrap gap-x-5"
          value={inBrowser ? theme : undefined}
          onChange={setTheme}
          options={[
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
            { value: 'system', label: t('themeSystem') },
          ]}
        />
      )}
    </Field>
  )
}

const neverChanges = () => () => undefined
