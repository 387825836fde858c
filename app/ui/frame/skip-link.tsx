import { useTranslation } from 'react-i18next'

/** The first thing on a page for those who use a keyboard: straight to the content. */
export function SkipLink({ href = '#content' }: { href?: string }) {
  const { t } = useTranslation('ui')
  return (
    <a
      href={href}
      className="sr-only no-print rounded-md bg-accent text-base font-semibold text-white focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-50 focus:px-4 focus:py-2.5"
    >
      {t('frame.skip')}
    </a>
  )
}
