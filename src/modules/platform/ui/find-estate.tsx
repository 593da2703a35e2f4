'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { findEstate } from '../schemas'
import { api } from './client'

/** Takes whoever knows their estate's address there, and says so in words where no estate has it. */
export function FindEstate() {
  const t = useTranslations('platform.front')
  const utils = api.useUtils()
  const form = useZodForm({ schema: findEstate, defaultValues: { address: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        const { href } = await utils.platform.find.fetch(values)
        window.location.assign(href)
      }}
    >
      <FormField form={form} name="address" label={t('findLabel')} hint={t('findHint')}>
        {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
      </FormField>
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={<ArrowRight />}
        pending={form.formState.isSubmitting}
        className="self-start"
      >
        {t('findAction')}
      </Button>
    </Form>
  )
}
