import type { InputHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type DateInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'defaultValue' | 'min' | 'max'> & {
  /** Calendar days as YYYY-MM-DD. */
  defaultValue?: string | undefined
  min?: string | undefined
  max?: string | undefined
  /** As wide as its place, instead of as a date. */
  wide?: boolean
}

/** A calendar day, sent as YYYY-MM-DD: the browser's own date field, which takes typing and a calendar. */
export function DateInput({ wide = false, className, ...rest }: DateInputProps) {
  return <input {...rest} {...useControl(rest)} type="date" className={classes(controlLook, 'figures', !wide && 'max-w-52', className)} />
}
