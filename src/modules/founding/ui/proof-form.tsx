'use client'

import { DoorOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { PasswordInput } from '@/ui/password-input'
import { api } from './client'
import { dropKept } from './kept'
import { refusalOf, type Refusal } from './refusal'
import { SlugField } from './slug-field'

type Asks = { code: boolean; password: boolean; slug: boolean }

const proof = z.object({ code: z.string(), password: z.string(), slug: z.string() })

type ProofFormProps = {
  by: { key?: string; link?: string }
  /** The address asked for, offered anew where it went to somebody else. */
  slug: string
  root: string
  asks: Asks
  /** Typed a minute ago: goes along, in case that the mailbox has a sign-in already. */
  password?: string
  children?: React.ReactNode
}

/** The last step: the code, or what else is missing, and the estate is made. */
export function ProofForm({ by, slug, root, asks: first, password = '', children }: ProofFormProps) {
  const t = useTranslations('founding.proof')
  const confirm = api.founding.confirm.useMutation()
  const [asks, setAsks] = useState(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [leaving, setLeaving] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const form = useZodForm({ schema: proof, defaultValues: { code: '', password: '', slug } })
  const submit = async (values: z.infer<typeof proof>) => {
    try {
      const { href } = await confirm.mutateAsync({
        ...by,
        ...(asks.code && { code: values.code.replace(/\D/g, '') }),
        ...((values.password || password) && { password: values.password || password }),
        ...(asks.slug && { slug: values.slug }),
      })
      setLeaving(true)
      dropKept()
      window.location.assign(href)
    } catch (thrown) {
      const refused = refusalOf(thrown)
      setRefusal(refused)
      setAsks((now) => asksAfter(now, refused))
      throw thrown
    }
  }
  return (
    <Form form={form} guard={false} onSubmit={submit}>
      {asks.code ? (
        <FormField form={form} name="code" label={t('code')}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={9}
              className="max-w-48 font-mono text-20 tracking-[0.2em]"
              onChange={(event) => {
                field.onChange(event)
                // The sixth digit is as good as a click.
                if (/^\d{3}\s?\d{3}$/.test(event.target.value.trim()) && !asks.password)
                  button.current?.click()
              }}
            />
          )}
        </FormField>
      ) : null}
      {asks.password ? (
        <FormField
          form={form}
          name="password"
          label={t(refusal?.details?.estates ? 'knownPassword' : 'chosenPassword')}
        >
          {(field) => <PasswordInput {...field} autoComplete="current-password" />}
        </FormField>
      ) : null}
      <Forgotten estates={refusal?.details?.estates ?? []} />
      {asks.slug ? (
        <FormField form={form} name="slug" label={t('slug')}>
          {(field) => <SlugField {...field} root={root} />}
        </FormField>
      ) : null}
      <Button
        ref={button}
        type="submit"
        variant="primary"
        size="large"
        icon={<DoorOpen />}
        pending={leaving || form.formState.isSubmitting}
        className="sm:self-start"
      >
        {leaving ? t('opening') : t('action')}
      </Button>
      {children}
    </Form>
  )
}

/** Once the mailbox is verified, the code is used up; what else is missing takes its place. */
function asksAfter(now: Asks, refusal: Refusal | null): Asks {
  switch (refusal?.code) {
    case 'founding.has_account':
    case 'founding.wrong_password':
    case 'founding.password_needed':
      return { ...now, code: refusal.details?.estates ? false : now.code, password: true }
    case 'founding.slug_taken':
      return { ...now, code: false, slug: true }
    default:
      return now
  }
}

function Forgotten({ estates }: { estates: readonly { name: string; href: string }[] }) {
  const t = useTranslations('founding.proof')
  if (estates.length === 0) return null
  return (
    <p className="text-14 text-pretty text-ink-2">
      {t('forgotten')}{' '}
      {estates.map(({ name, href }) => (
        <a
          key={href}
          href={href}
          target="_blank"
          rel="noreferrer"
          className="mr-2 text-accent underline underline-offset-3"
        >
          {name}
        </a>
      ))}
    </p>
  )
}
