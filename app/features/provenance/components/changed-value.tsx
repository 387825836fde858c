import { useTranslation } from 'react-i18next'
import { dirOf } from '#app/features/classifications/languages.ts'

/** What a field was and what it became, as two or three `dd` of its list. */
export function ChangedValue({ lang, before, after }: { lang?: string | undefined; before: string | null; after: string | null }) {
  const { t } = useTranslation('provenance')
  return (
    <>
      {before !== null && (
        <dd className="break-words">
          <span className="sr-only">{t('history.before')} </span>
          <del className="text-ink-soft decoration-1" lang={lang} dir={lang ? dirOf(lang) : 'auto'}>
            {before}
          </del>
        </dd>
      )}
      <dd className="break-words">
        <span className="sr-only">{t('history.after')} </span>
        {after === null ? (
          <span className="text-ink-soft">{t('history.gone')}</span>
        ) : (
          <ins className="no-underline" lang={lang} dir={lang ? dirOf(lang) : 'auto'}>
            {after}
          </ins>
        )}
      </dd>
    </>
  )
}
