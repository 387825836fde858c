import { useTranslation } from 'react-i18next'
import type { RowView } from '#app/features/datasets/views/row-view.server.ts'
import { buttonLook } from '#app/ui/actions/button.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { ArrowLeft, ArrowRight } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** One row as a list: every cell whole. */
export function RowBody({ view: { number, cells, previousHref, nextHref, tableHref, moreHref, fewerHref } }: { view: RowView }) {
  const { t } = useTranslation('dataset-views')
  return (
    <section aria-labelledby="row" className="grid min-w-0 gap-6">
      <SectionHeading id="row" aside={<Link href={tableHref}>{t('row.back')}</Link>}>
        {t('row.title', { row: number })}
      </SectionHeading>
      <DescriptionList
        layout="rows"
        items={cells.map(({ name, label, text, isMisfit }) => ({
          term: name,
          value:
            text === '' ? (
              <span className="text-ink-soft">{t('row.empty')}</span>
            ) : (
              <span dir="auto" className="block max-h-96 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
                {text}
              </span>
            ),
          note: [label, isMisfit && t('table.misfit')].filter(Boolean).join(' · ') || undefined,
        }))}
      />
      {(moreHref ?? fewerHref) && (
        <p className="flex gap-6 text-base">
          {fewerHref && <Link href={fewerHref}>{t('row.fewer')}</Link>}
          {moreHref && <Link href={moreHref}>{t('row.more')}</Link>}
        </p>
      )}
      <nav aria-label={t('row.nav')} className="no-print flex flex-wrap gap-4">
        {previousHref && (
          <a href={previousHref} rel="prev" className={buttonLook('secondary')}>
            <ArrowLeft aria-hidden size={18} className="flip-rtl" />
            {t('row.previous')}
          </a>
        )}
        {nextHref && (
          <a href={nextHref} rel="next" className={buttonLook('secondary')}>
            {t('row.next')}
            <ArrowRight aria-hidden size={18} className="flip-rtl" />
          </a>
        )}
      </nav>
    </section>
  )
}
