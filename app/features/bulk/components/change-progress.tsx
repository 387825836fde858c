import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#app/features/bulk/changes/change-view.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ProgressBar } from '#app/ui/feedback/progress-bar.tsx'

const SECONDS = 2

/** How far a change is. The page asks again by itself: through its script, or without one by loading anew. */
export function ChangeProgress({ state, progress, href }: Pick<ChangeView, 'state' | 'progress' | 'href'>) {
  const { t } = useTranslation('bulk')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), SECONDS * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <section className="grid max-w-form gap-3" aria-labelledby="progress">
      <noscript>
        <meta httpEquiv="refresh" content={String(SECONDS)} />
      </noscript>
      <h2 id="progress" className="text-xl">
        {t(`progress.${state}`)}
      </h2>
      <ProgressBar labelledBy="progress" share={progress?.share ?? null} words={progress?.words ?? ''} />
      <p className="text-base text-ink-soft">{t('progress.note')}</p>
      <p>
        <ButtonLink href={href} look="secondary">
          {t('progress.refresh')}
        </ButtonLink>
      </p>
    </section>
  )
}
