import type { ReactNode } from 'react'
import { Choice, type ChoiceOption } from '#app/ui/form/choice.tsx'
import { fieldId } from '#app/ui/form/field-context.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'

export type CheckboxGroupProps = {
  name: string
  legend: ReactNode
  options: ChoiceOption[]
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  defaultValues?: readonly string[] | undefined
}

/** Any number of answers; each checked value is sent under the same name. */
export function CheckboxGroup({ name, legend, options, hint, error, required = true, defaultValues = [] }: CheckboxGroupProps) {
  const id = fieldId(name)
  return (
    <Fieldset id={id} legend={legend} hint={hint} error={error} required={required}>
      {options.map((option) => (
        <Choice
          key={option.value}
          {...option}
          type="checkbox"
          id={`${id}-${option.value}`}
          name={name}
          checked={defaultValues.includes(option.value)}
          invalid={Boolean(error)}
        />
      ))}
    </Fieldset>
  )
}
