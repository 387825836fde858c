import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** The words and sample content of the showcase. */
export function useSample() {
  return useTranslation('showcase').t
}

/** One part of the showcase, with its anchor. */
export function ShowcaseSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-8">
      <SectionHeading id={id}>{title}</SectionHeading>
      {children}
    </section>
  )
}
