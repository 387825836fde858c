import { ChevronDown } from '#app/ui/marks/icons.tsx'
import type { SelectHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type Option = { value: string; label: string; disabled?: boolean }
export type OptionGroup = { label: string; options: Option[] }

export type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children' | 'multiple' | 'size'> & {
  options: (Option | OptionGroup)[]
  /** An empty first choice, such as "Choose a sector"; none when absent. */
  emptyLabel?: string | undefined
}

export function Select({ options, emptyLabel, className, ...rest }: SelectProps) {
  return (
    <div className={classes('relative', className)}>
      <select {...rest} {...useControl(rest)} className={classes(controlLook, 'appearance-none pe-10')}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((entry) =>
          'options' in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(entry)
          ),
        )}
      </select>
      <ChevronDown aria-hidden size={20} className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-ink-soft" />
    </div>
  )
}

function toOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
