import type { ReactNode } from 'react'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Link } from '#app/ui/text/link.tsx'

export type ListSearchProps = {
  action: string
  label: string
  button: string
  q: string
  /** Conditions to keep that have no control here. */
  kept?: Record<string, string> | undefined
  clear?: { href: string; label: string } | undefined
  /** More fields beside the words. */
  children?: ReactNode
}

/** The search of a list: a plain form that asks for the same page with words. */
export function ListSearch({ action, label, button, q, kept = {}, clear, children }: ListSearchProps) {
  return (
    <form action={action} method="get" role="search" aria-label={label} className="no-print mb-6 flex flex-wrap items-end gap-x-4 gap-y-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="min-w-0 grow basis-64">
        <Field name="q" label={label}>
          <TextInput type="search" required={false} defaultValue={q} maxLength={200} />
        </Field>
      </div>
      {children}
      <Button look="secondary">{button}</Button>
      {clear && (
        <Link href={clear.href} className="py-2.5">
          {clear.label}
        </Link>
      )}
    </form>
  )
}
