import type { AnchorHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'

/** How a link looks in running text, for an `<a>` or a `<Link>` written by hand. */
export const linkLook = 'text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-deep hover:decoration-2'

/** How a link looks where its place says that it is one: a menu, a title in a list. Underlined on hover. */
export const quietLinkLook = 'text-accent no-underline hover:text-accent-deep hover:underline hover:underline-offset-[0.2em]'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { quiet?: boolean }

/** A plain `<a>`: works on finished public pages and on hydrated ones. */
export function Link({ quiet = false, className, children, ...rest }: LinkProps) {
  return (
    <a {...rest} className={classes(quiet ? quietLinkLook : linkLook, className)}>
      {children}
    </a>
  )
}
