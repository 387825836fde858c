import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coversMore } from '#app/features/needs/coverage.ts'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** `words` is what is asked, as it is read; `stated` what is covered as the page came. */
type CoveredMoreProps = { asked: string | null; words: string; stated: string }

/** A word about more being covered than asked, which may be right or a slip. Follows what is typed. */
export function CoveredMore({ asked, words, stated }: CoveredMoreProps) {
  const { t, i18n } = useTranslation('needs-edit')
  const [typed, setTyped] = useState(stated)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = place.current?.closest('form')?.elements.namedItem('covered')
    if (!(field instanceof HTMLInputElement)) return
    const read = () => setTyped(field.value)
    field.addEventListener('input', read)
    return () => field.removeEventListener('input', read)
  }, [])
  const covered = readDecimal(typed)
  return (
    <div ref={place} aria-live="polite" className="empty:hidden">
      {covered !== null && coversMore(covered, asked) && (
        <Notice tone="warning" title={t('coverage.more')}>
          {t('coverage.moreText', { covered: formatNumber(i18n.language, covered), asked: words })}
        </Notice>
      )}
    </div>
  )
}
