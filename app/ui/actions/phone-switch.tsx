import { ChevronDown } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

export type PhoneSwitchProps = {
  label: ReactNode
  icon?: ReactNode
  className?: string | undefined
  name?: string | undefined
  /** On wide screens, too. */
  always?: boolean
}

/**
 * A native open-and-close button for what a phone has no room for: an empty `details` whose next sibling shows with
 * `hidden peer-open:block lg:block`. One copy of the content, visible on wide screens unless `always`, and no script.
 */
export function PhoneSwitch({ label, icon, className, name, always = false }: PhoneSwitchProps) {
  return (
    <details className={classes('group peer no-print', !always && 'lg:hidden')} name={name}>
      <summary
        className={classes(
          'flex min-h-11 items-center gap-2 rounded-md border border-line-strong bg-white px-3 text-base font-semibold text-accent hover:bg-accent-pale',
          className,
        )}
      >
        {icon}
        <span className="flex grow items-center gap-2">{label}</span>
        <ChevronDown aria-hidden size={18} className="shrink-0 transition-transform group-open:rotate-180" />
      </summary>
    </details>
  )
}
