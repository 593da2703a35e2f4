'use client'

import type { ReactNode } from 'react'
import { useController, type ControllerRenderProps, type FieldPath, type FieldValues } from 'react-hook-form'
import { Field, type FieldControl } from '../field'
import { fieldId } from './field-id'
import type { ZodForm } from './use-zod-form'

type FormFieldProps<In extends FieldValues, Out, Name extends FieldPath<In>> = {
  form: ZodForm<In, Out>
  name: Name
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  /** The control is a group of radio buttons or boxes. */
  group?: boolean
  className?: string
  /** Draws the control; spread what it is given: `{(field) => <Input {...field} />}`. */
  children: (field: ControllerRenderProps<In, Name> & FieldControl) => ReactNode
}

/** A field of a form by its path in the values, with its label, hint and error. */
export function FormField<In extends FieldValues, Out, Name extends FieldPath<In>>(
  props: FormFieldProps<In, Out, Name>,
) {
  const { form, name, children, ...field } = props
  const controller = useController<In, Name, Out>({ control: form.control, name })
  const { error, isDirty } = controller.fieldState
  // A complaint about what nobody has typed yet would only push away what was about to be clicked.
  const onBlur = () => (isDirty ? controller.field.onBlur() : undefined)
  return (
    <Field {...field} id={fieldId(name)} error={error?.message}>
      {(control) => children({ ...controller.field, onBlur, ...control })}
    </Field>
  )
}
