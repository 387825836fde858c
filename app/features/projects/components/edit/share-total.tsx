import Big from 'big.js'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'
import { formatNumber, formatPercentage } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

type ShareTotalProps = {
  language: string
  /** The percentages as the page came. */
  percentages: string[]
}

/** The running total of the percentages around it, and what is missing to a hundred. Follows what is typed. */
export function ShareTotal({ language, percentages }: ShareTotalProps) {
  const { t } = useTranslation('projects-edit')
  const [typed, setTyped] = useState(percentages)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const group = place.current?.closest('fieldset')
    const read = () =>
      setTyped([...(group?.querySelectorAll<HTMLInputElement>('input[name$="/percentage"]') ?? [])].map(({ value }) => value))
    group?.addEventListener('input', read)
    return () => group?.removeEventListener('input', read)
  }, [])
  const stated = typed.filter((text) => text.trim() !== '')
  const total = stated.reduce((sum, text) => sum.plus(readDecimal(text) ?? 0), new Big(0))
  const missing = new Big(100).minus(total)
  const shown = t('shares.total', { total: formatPercentage(language, total.toFixed()) })
  if (stated.length === 0) return <div ref={place} />
  return (
    <div ref={place} aria-live="polite">
      {missing.eq(0) ? (
        <p className="text-base font-semibold text-success">{shown}</p>
      ) : (
        <Notice tone="warning" title={shown}>
          {t(missing.gt(0) ? 'shares.missing' : 'shares.tooMuch', { points: formatNumber(language, missing.abs().toFixed()) })}
        </Notice>
      )}
    </div>
  )
}
