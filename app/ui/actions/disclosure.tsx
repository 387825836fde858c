import { ChevronDown } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'

export type DisclosureProps = { summary: ReactNode; children: ReactNode; open?: boolean; id?: string | undefined }

/** More on demand, without any script: what is inside is never needed to act. */
export function Disclosure({ summary, children, open = false, id }: DisclosureProps) {
  return (
    <details id={id} open={open} className="group">
      <summary className="inline-flex min-h-11 items-center gap-2 text-accent hover:text-accent-deep">
        <ChevronDown aria-hidden size={18} className="shrink-0 transition-transform group-open:rotate-180" />
        <span className="underline decoration-1 underline-offset-[0.2em]">{summary}</span>
      </summary>
      <div className="border-s-2 border-line py-2 ps-4 ms-2">{children}</div>
    </details>
  )
}
