import type { ReactNode } from 'react'
import { Button, type ButtonLook } from '#app/ui/actions/button.tsx'

export type ActProps = {
  intent: string
  /** More that is sent, by name. */
  values?: Record<string, string>
  look?: ButtonLook
  /** What the button is about, for those who do not see its place. */
  about?: string | undefined
  children: ReactNode
}

/** One thing to do, as a form of its own that posts to the page. */
export function Act({ intent, values = {}, look = 'secondary', about, children }: ActProps) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={look}>
        {children}
        {about && <span className="sr-only"> {about}</span>}
      </Button>
    </form>
  )
}
