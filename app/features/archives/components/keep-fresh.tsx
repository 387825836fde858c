import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

const SECONDS = 3

/** Asks again while something is under way: through the page's script, or without one by loading it anew. */
export function KeepFresh() {
  const { t } = useTranslation('archives')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), SECONDS * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={String(SECONDS)} />
      </noscript>
      <p className="text-base text-ink-soft">{t('refresh')}</p>
    </>
  )
}
