import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownComparison } from '#app/features/provenance/shown-comparison.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { Comparison, type CommentHref } from './comparison.tsx'

type ChangesAheadProps = { version: number; comparison: ShownComparison; map?: ReactNode; commentHref?: CommentHref | undefined }

/** What the public would read otherwise if the working copy were published. */
export function ChangesAhead({ version, comparison, map, commentHref }: ChangesAheadProps) {
  const { t, i18n } = useTranslation('provenance')
  return (
    <section aria-labelledby="ahead" className="grid gap-6 border-t border-line pt-8">
      <div>
        <SectionHeading id="ahead">{t('compare.ahead')}</SectionHeading>
        <p className="text-base text-ink-soft">{t('compare.aheadLead', { version: formatNumber(i18n.language, version) })}</p>
      </div>
      <Comparison comparison={comparison} map={map} commentHref={commentHref} />
    </section>
  )
}
