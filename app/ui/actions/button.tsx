import type { ButtonHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-base font-semibold no-underline transition-colors disabled:opacity-55 aria-disabled:opacity-55'

const looks: Record<ButtonLook, string> = {
  primary: 'border-accent bg-accent text-white hover:border-accent-deep hover:bg-accent-deep',
  secondary: 'border-line-strong bg-white text-accent hover:border-accent hover:bg-accent-pale',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-pale',
  danger: 'border-danger bg-white text-danger hover:bg-danger hover:text-white',
}

/** The classes of a button, for `ButtonLink` and for summaries that look like one. */
export function buttonLook(look: ButtonLook = 'primary'): string {
  return `${base} ${looks[look]}`
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook }

/** A button that submits its form unless `type` says otherwise. Its words are a verb. */
export function Button({ look = 'primary', type = 'submit', className, children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classes(buttonLook(look), className)}>
      {children}
    </button>
  )
}
