import type { TextareaHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement>

/** Several lines of text; grows with what is typed where the browser can (`field-sizing`), from `rows` lines. */
export function TextArea({ rows = 5, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      dir="auto"
      {...rest}
      {...useControl(rest)}
      rows={rows}
      className={classes(controlLook, 'field-sizing-content max-h-[70vh] min-h-[calc(var(--rows)*1.55em)] leading-normal', className)}
      style={{ ['--rows' as string]: rows + 1 }}
    />
  )
}
