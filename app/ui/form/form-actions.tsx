import type { ReactNode } from 'react'

/** The end of a form: the main button first, then the others; a state or a sentence beside them. */
export function FormActions({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="no-print mt-10 border-t border-line pt-6">
      <div className="flex flex-wrap items-center gap-3">{children}</div>
      {note && <div className="mt-3 text-base text-ink-soft">{note}</div>}
    </div>
  )
}
