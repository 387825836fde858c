import type { InputHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type TextInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size'> & {
  type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'password'
  /** The room that the answer needs; a short field promises a short answer. */
  room?: 'full' | 'medium' | 'short'
}

const rooms = { full: '', medium: 'max-w-xs', short: 'max-w-40' }

export function TextInput({ type = 'text', room = 'full', className, ...rest }: TextInputProps) {
  return <input dir="auto" {...rest} {...useControl(rest)} type={type} className={classes(controlLook, rooms[room], className)} />
}
