import type { InputHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { useControl } from '#app/ui/form/field-context.ts'

export type FileInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>

/** The browser's own file field, wide enough to drop a file on. Its form needs `encType="multipart/form-data"`. */
export function FileInput({ className, ...rest }: FileInputProps) {
  return (
    <input
      {...rest}
      {...useControl(rest)}
      type="file"
      className={classes(
        'block w-full cursor-pointer rounded-md border border-dashed border-line-strong bg-paper p-4 text-base hover:border-accent aria-[invalid]:border-2 aria-[invalid]:border-danger',
        'file:me-4 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-white file:px-4 file:font-semibold file:text-accent hover:file:bg-accent-pale',
        className,
      )}
    />
  )
}
