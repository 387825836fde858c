import type { AnchorHTMLAttributes } from 'react'
import { buttonLook, type ButtonLook } from '#app/ui/actions/button.tsx'
import { classes } from '#app/ui/classes.ts'

export type ButtonLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { look?: ButtonLook }

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look = 'primary', className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classes(buttonLook(look), className)}>
      {children}
    </a>
  )
}
