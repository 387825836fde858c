import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPercentage } from '#app/platform/i18n/format-number.ts'
import type { FileStep } from '#app/features/datasets/loading/file-step.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ProgressBar } from '#app/ui/feedback/progress-bar.tsx'

const SECONDS = 2

/** How far a file is read. The page asks again by itself: through its script, or without one by loading anew. */
export function LoadProgress({ load: { name, state, step, share }, here }: { load: NonNullable<FileStep['load']>; here: string }) {
  const { t, i18n } = useTranslation('datasets-edit')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => revalidate(), SECONDS * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  const doing = t([`reading.step.${state === 'WAITING' ? 'waiting' : (step ?? 'scan')}`, 'reading.step.scan'])
  const words =
    share === null ? doing : t('reading.share', { doing, share: formatPercentage(i18n.language, String(Math.floor(share * 100))) })
  return (
    <section className="grid gap-3" aria-labelledby="reading">
      <noscript>
        <meta httpEquiv="refresh" content={String(SECONDS * 2)} />
      </noscript>
      <h2 id="reading" className="text-xl">
        {t('reading.title')} <bdi className="wrap-anywhere">{name}</bdi>
      </h2>
      <ProgressBar labelledBy="reading" share={share} words={words} />
      <p className="text-base text-ink-soft">{t('reading.note')}</p>
      <noscript>
        <p>
          <ButtonLink href={here} look="secondary">
            {t('reading.refresh')}
          </ButtonLink>
        </p>
      </noscript>
    </section>
  )
}
