import { ArrowLeft, ArrowLeftToLine, ArrowRight } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { buttonLook } from '#app/ui/actions/button.tsx'

export type PaginationProps = {
  /** Where a list cannot go back page by page: its beginning. */
  firstHref?: string | undefined
  previousHref?: string | undefined
  nextHref?: string | undefined
  /** Where the reader is, in words: "1 to 50 of 1,234 needs". */
  countText?: string | undefined
}

/** One page of a list before and after, by cursor. */
export function Pagination({ firstHref, previousHref, nextHref, countText }: PaginationProps) {
  const { t } = useTranslation('ui')
  if (!firstHref && !previousHref && !nextHref) return null
  return (
    <nav aria-label={t('pagination.label')} className="no-print mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      {firstHref && (
        <a href={firstHref} className={buttonLook('secondary')}>
          <ArrowLeftToLine aria-hidden size={18} className="flip-rtl" />
          {t('pagination.first')}
        </a>
      )}
      {previousHref && (
        <a href={previousHref} rel="prev" className={buttonLook('secondary')}>
          <ArrowLeft aria-hidden size={18} className="flip-rtl" />
          {t('pagination.previous')}
        </a>
      )}
      {nextHref && (
        <a href={nextHref} rel="next" className={buttonLook('secondary')}>
          {t('pagination.next')}
          <ArrowRight aria-hidden size={18} className="flip-rtl" />
        </a>
      )}
      {countText && <p className="text-base text-ink-soft">{countText}</p>}
    </nav>
  )
}
