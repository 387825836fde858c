import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import { inReaderDigits } from '#app/platform/i18n/format-number.ts'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import type { ChoiceOption } from '#app/ui/form/choice.tsx'
import { Field, type FieldProps } from '#app/ui/form/field.tsx'
import { NumberInput, type NumberInputProps } from '#app/ui/form/number-input.tsx'
import { Select, type Option, type OptionGroup } from '#app/ui/form/select.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { useEdit } from './edit-state.ts'
import { FieldComments } from './field-comments.tsx'

type EditFieldProps = Omit<FieldProps, 'name' | 'label' | 'error' | 'children'> & {
  name: FieldName
  /** Other words than the field's own label. */
  label?: ReactNode
  children: (value: string) => ReactNode
}

/** A field of an edit form: its control is given what it begins with; label, refusal and conflict come from the form. */
export function EditField({ name, label, children, ...field }: EditFieldProps) {
  const edit = useEdit()
  return (
    <div>
      <Field {...field} name={name} label={label ?? edit.label(name)} error={edit.error(name)}>
        {children(edit.value(name))}
      </Field>
      <ConflictChoice name={name} />
      <FieldComments name={name} />
    </div>
  )
}

type EditNumberProps = Omit<EditFieldProps, 'children'> & Pick<NumberInputProps, 'decimals' | 'unit' | 'wide' | 'className'>

/** A number in the reader's digits; the server reads both kinds. */
export function EditNumber({ decimals = false, unit, wide = false, className, ...field }: EditNumberProps) {
  const { i18n } = useTranslation()
  return (
    <EditField {...field}>
      {(value) => (
        <NumberInput
          decimals={decimals}
          unit={unit}
          wide={wide}
          className={className}
          defaultValue={inReaderDigits(i18n.language, value)}
        />
      )}
    </EditField>
  )
}

type EditSelectProps = Omit<EditFieldProps, 'children'> & { options: (Option | OptionGroup)[]; emptyLabel?: string; fallback?: string }

/** One code of a list. What is stored stays among the choices, known or not. */
export function EditSelect({ name, options, emptyLabel, fallback = '', ...field }: EditSelectProps) {
  const edit = useEdit()
  const { t } = useTranslation('provenance')
  const flat = options.flatMap((entry) => ('options' in entry ? entry.options : [entry]))
  const value = edit.value(name) || fallback
  const isListed = value === '' || flat.some((option) => option.value === value)
  return (
    <div>
      <Field {...field} name={name} label={field.label ?? edit.label(name)} error={edit.error(name)}>
        <Select
          options={isListed ? options : [...options, { value, label: value }]}
          emptyLabel={emptyLabel ?? t('form.choose')}
          defaultValue={value}
        />
      </Field>
      <ConflictChoice name={name} describe={(code) => flat.find((option) => option.value === code)?.label ?? code} />
      <FieldComments name={name} />
    </div>
  )
}

/** A statement that is true or not; what is unchecked is sent too. */
export function EditCheckbox({ name, label, hint }: { name: FieldName; label?: ReactNode; hint?: ReactNode }) {
  const edit = useEdit()
  const value = edit.value(name)
  return (
    <div>
      <input type="hidden" name={name} value={value === 'no' ? 'no' : ''} />
      <Checkbox
        name={name}
        value="yes"
        label={label ?? edit.label(name)}
        hint={hint}
        error={edit.error(name)}
        defaultChecked={value === 'yes'}
      />
      <ConflictChoice name={name} />
      <FieldComments name={name} />
    </div>
  )
}

type EditRadiosProps = {
  name: FieldName
  options: ChoiceOption[]
  hint?: ReactNode
  required?: boolean
  legend?: ReactNode
  fallback?: string
}

/** One answer out of a few; `fallback` is chosen where nothing is stored. */
export function EditRadios({ name, legend, fallback, ...group }: EditRadiosProps) {
  const edit = useEdit()
  return (
    <div>
      {/* So that no answer is an answer, too. */}
      <input type="hidden" name={name} value="" />
      <RadioGroup
        {...group}
        name={name}
        legend={legend ?? edit.label(name)}
        error={edit.error(name)}
        defaultValue={edit.value(name) || fallback}
      />
      <ConflictChoice name={name} />
      <FieldComments name={name} />
    </div>
  )
}
