import type { ReactNode } from 'react'
import { Choice } from '#app/ui/form/choice.tsx'
import { fieldId } from '#app/ui/form/field-context.ts'
import { FieldError } from '#app/ui/form/field-error.tsx'

export type CheckboxProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  value?: string
  defaultChecked?: boolean
}

/** One statement to agree to. */
export function Checkbox({ name, label, hint, error, value = 'on', defaultChecked = false }: CheckboxProps) {
  const id = fieldId(name)
  return (
    <div className={error ? 'border-s-4 border-danger ps-4' : undefined}>
      <Choice
        type="checkbox"
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        checked={defaultChecked}
        invalid={Boolean(error)}
      />
      {error && <FieldError id={`${id}-error`} message={error} />}
    </div>
  )
}
