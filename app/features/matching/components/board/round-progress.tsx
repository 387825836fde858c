import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ProgressBar } from '#app/ui/feedback/progress-bar.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'

const SECONDS = 3

/** Asks for the page again by itself: through its script, or without one by loading anew. */
export function AskAgain() {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, SECONDS * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(SECONDS)} />
    </noscript>
  )
}

/** How far a round is, with the way to cancel it. */
export function RoundProgress({
  progress,
  canCancel,
  href,
}: {
  progress: NonNullable<RoundView['progress']>
  canCancel: boolean
  href: string
}) {
  const { t } = useTranslation('matching-board')
  const { stepKey, share, shareText } = progress
  const words = shareText ? t('progress.share', { step: t(`progress.${stepKey}`), share: shareText }) : t(`progress.${stepKey}`)
  return (
    <section className="grid max-w-form gap-3 rounded-md border border-line bg-paper p-5" aria-labelledby="progress">
      <AskAgain />
      <h2 id="progress" className="text-xl">
        {t('progress.title')}
      </h2>
      <ProgressBar labelledBy="progress" share={share} words={words} />
      <p className="text-base text-ink-soft">{t('progress.note')}</p>
      <div className="flex flex-wrap gap-3">
        {canCancel && (
          <Form method="post" action={href}>
            <input type="hidden" name="intent" value="cancel" />
            <Button look="danger">{t('progress.cancel')}</Button>
          </Form>
        )}
        <ButtonLink href={href} look="secondary">
          {t('progress.refresh')}
        </ButtonLink>
      </div>
    </section>
  )
}
