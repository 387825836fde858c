import { useTranslation } from 'react-i18next'

export type CitationProps = {
  publisher: string
  year: string
  title: string
  version: string
  portal: string
  url: string
  hash: string | null
}

/** How to name a version of the data, so that whoever reads it finds the same bytes. */
export function Citation({ hash, ...cited }: CitationProps) {
  const { t } = useTranslation('datasets')
  return (
    <section aria-labelledby="cite" className="grid gap-2">
      <h2 id="cite" className="text-lg">
        {t('cite.title')}
      </h2>
      <blockquote dir="auto" className="rounded-md border border-line bg-paper p-3 text-base wrap-anywhere select-all">
        {t('cite.text', cited)}
        {hash && <span className="mt-1 block break-all text-sm text-ink-soft">{t('cite.hash', { hash })}</span>}
      </blockquote>
      <p className="text-sm text-ink-soft">{t('cite.copy')}</p>
    </section>
  )
}
