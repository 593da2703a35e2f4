import type { ReactNode } from 'react'

/** Fields that belong together, under a heading and a hairline. */
export function FormSection({
  title,
  hint,
  children,
}: {
  title: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-5 border-t pt-5 first:border-t-0 first:pt-0">
      <legend className="float-left mb-0 w-full text-16 font-semibold">
        {title}
        {hint ? <span className="block text-14 font-normal text-pretty text-ink-2">{hint}</span> : null}
      </legend>
      {children}
    </fieldset>
  )
}
