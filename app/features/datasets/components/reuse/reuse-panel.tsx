import { useTranslation } from 'react-i18next'
import type { ReuseView } from '#app/features/datasets/reuse/reuse-view.server.ts'
import { Download } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What one takes away from a dataset: the file as it came, its tables in other formats, and how programs ask. Needs the texts `dataset-reuse`. */
export function ReusePanel({ view }: { view: ReuseView }) {
  const { t } = useTranslation('dataset-reuse')
  const { original, tables, apiHref } = view
  if (!original) return null
  const hasFiles = tables.some(({ files }) => files.length > 0)
  return (
    <section aria-labelledby="reuse" className="grid gap-4">
      <SectionHeading id="reuse">{t('panel.title')}</SectionHeading>
      <div>
        <FileLink href={original.href}>{t('panel.original', { format: t(`format.${original.format}`), size: original.size })}</FileLink>
        <p className="text-sm text-ink-soft">{t('panel.originalHint')}</p>
      </div>
      {tables.map(({ name, files, sheetRows }, nth) => (
        <div key={nth}>
          {tables.length > 1 && (
            <h3 className="text-base">
              <bdi className="wrap-anywhere">{name}</bdi>
            </h3>
          )}
          {files.length > 0 ? (
            <ul className="flex flex-wrap gap-x-5" aria-label={tables.length > 1 ? undefined : t('panel.tables')}>
              {files.map(({ format, href }) => (
                <li key={format}>
                  <FileLink href={href}>{t(`format.${format}`)}</FileLink>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm text-ink-soft">{t('panel.tooWide')}</p>
          )}
          {sheetRows && <p className="text-sm text-ink-soft">{t('panel.tooLong', { most: sheetRows })}</p>}
        </div>
      ))}
      {hasFiles && <p className="text-sm text-ink-soft">{t('panel.guarded')}</p>}
      {apiHref && (
        <p>
          <Link href={apiHref}>{t('panel.api')}</Link>
        </p>
      )}
    </section>
  )
}

function FileLink({ href, children }: { href: string; children: string }) {
  return (
    <Link quiet href={href} rel="nofollow" className="inline-flex min-h-11 items-center gap-2 xl:min-h-8">
      <Download size={16} aria-hidden className="shrink-0" />
      {children}
    </Link>
  )
}
