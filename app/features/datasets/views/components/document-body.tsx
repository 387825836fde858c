import { useTranslation } from 'react-i18next'
import type { DocumentView } from '#app/features/datasets/views/documents.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Download } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A PDF read in the page, where the browser can; the link reads it everywhere. */
export function DocumentBody({ view: { current, all } }: { view: DocumentView }) {
  const { t } = useTranslation('dataset-views')
  return (
    <div className="grid min-w-0 gap-5">
      {all.length > 1 && (
        <nav aria-label={t('document.all')}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-base">
            {all.map(({ name, size, href, isCurrent }) => (
              <li key={href}>
                <Link href={href} aria-current={isCurrent ? 'page' : undefined} className="aria-[current]:font-semibold">
                  <bdi className="wrap-anywhere">{name}</bdi>
                </Link>{' '}
                <span className="text-ink-soft">({size})</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="flex flex-wrap items-center gap-4 text-base">
        <ButtonLink look="secondary" href={current.href}>
          <Download aria-hidden size={18} />
          {t('document.open', { size: current.size })}
        </ButtonLink>
        <bdi className="wrap-anywhere">{current.name}</bdi>
      </p>
      {current.hasScript ? (
        <Notice tone="warning">{t('document.script')}</Notice>
      ) : (
        <>
          <iframe
            src={current.href}
            title={t('document.frame', { name: current.name })}
            className="no-print h-[80vh] w-full rounded-md border border-line bg-paper max-sm:hidden"
          />
          <p className="text-sm text-ink-soft sm:hidden">{t('document.phone')}</p>
        </>
      )}
    </div>
  )
}
