import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#app/features/iati/import-view.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'

const SECONDS = 3

/** How far an import is. The page asks again by itself: through its script, or without one by loading anew. */
export function ImportProgress({ outcome, dryRun, progress, href }: Pick<ImportView, 'outcome' | 'dryRun' | 'progress' | 'href'>) {
  const { t } = useTranslation('iati-import')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => revalidate(), SECONDS * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  const words = progress ? t('progress.counted', progress) : t(outcome === 'WAITING' ? 'progress.waiting' : 'progress.reading')
  return (
    <section className="grid max-w-form gap-3" aria-labelledby="progress">
      <noscript>
        <meta httpEquiv="refresh" content={String(SECONDS)} />
      </noscript>
      <h2 id="progress" className="text-xl">
        {t('progress.label')}
      </h2>
      <div
        role="progressbar"
        aria-labelledby="progress"
        aria-valuetext={words}
        {...(progress ? { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(progress.part * 100) } : {})}
        className="print-exact h-4 overflow-hidden rounded-full border border-line-strong bg-white"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${(progress?.part ?? 0) * 100}%` }} />
      </div>
      <p className="figures text-lg" aria-live="polite">
        {words}
      </p>
      <p className="text-base text-ink-soft">{t(dryRun ? 'progress.noteCheck' : 'progress.note')}</p>
      <p>
        <ButtonLink href={href} look="secondary">
          {t('progress.refresh')}
        </ButtonLink>
      </p>
    </section>
  )
}
