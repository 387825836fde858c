import type { ReactNode } from 'react'
import { Choice, type ChoiceOption } from '#app/ui/form/choice.tsx'
import { fieldId } from '#app/ui/form/field-context.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'

export type RadioGroupProps = {
  name: string
  legend: ReactNode
  options: ChoiceOption[]
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  defaultValue?: string | undefined
}

/** One answer out of a few, all visible. */
export function RadioGroup({ name, legend, options, hint, error, required = true, defaultValue }: RadioGroupProps) {
  const id = fieldId(name)
  return (
    <Fieldset id={id} legend={legend} hint={hint} error={error} required={required}>
      {options.map((option) => (
        <Choice
          key={option.value}
          {...option}
          type="radio"
          id={`${id}-${option.value}`}
          name={name}
          checked={option.value === defaultValue}
          invalid={Boolean(error)}
        />
      ))}
    </Fieldset>
  )
}
