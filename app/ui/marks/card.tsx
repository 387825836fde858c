import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

export type CardProps = {
  title?: ReactNode
  /** Makes the title a link, and the whole card its target. */
  href?: string | undefined
  level?: 2 | 3 | 4
  icon?: ReactNode
  /** The last line: a link's words, a date. */
  footer?: ReactNode
  children?: ReactNode
}

/** A thing among others: a line and a ground, no shadow. */
export function Card({ title, href, level = 3, icon, footer, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <div
      className={classes(
        'relative flex h-full flex-col rounded-md border border-line bg-white p-5 sm:p-6',
        href && 'transition-colors hover:border-accent has-[a:focus-visible]:border-accent',
      )}
    >
      {icon && <div className="mb-3 text-accent">{icon}</div>}
      {title && (
        <Heading className="text-lg">
          {href ? (
            <a
              href={href}
              className="text-accent no-underline before:absolute before:inset-0 hover:text-accent-deep hover:underline hover:underline-offset-[0.2em]"
            >
              {title}
            </a>
          ) : (
            title
          )}
        </Heading>
      )}
      {children && <div className="mt-2 text-base">{children}</div>}
      {footer && <div className="mt-auto pt-4 text-base text-ink-soft">{footer}</div>}
    </div>
  )
}
