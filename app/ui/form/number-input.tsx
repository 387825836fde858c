import type { InputHTMLAttributes, ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type NumberInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  /** Whether a decimal sign makes sense. */
  decimals?: boolean
  /** What is counted, written after the field. */
  unit?: ReactNode
  /** As wide as its place, instead of as a number. */
  wide?: boolean
}

/** A number as text, so that spaces, both decimal signs and Arabic digits can be typed; the server reads it. */
export function NumberInput({ decimals = false, unit, wide = false, className, ...rest }: NumberInputProps) {
  return (
    <div className="flex items-center gap-3">
      <input
        autoComplete="off"
        {...rest}
        {...useControl(rest)}
        type="text"
        inputMode={decimals ? 'decimal' : 'numeric'}
        className={classes(controlLook, 'figures', !wide && 'max-w-52', className)}
      />
      {unit && <span className="text-base text-ink-soft">{unit}</span>}
    </div>
  )
}
