import { useTranslation } from 'react-i18next'
import type { DatasetVersions } from '#app/features/datasets/queries/dataset-versions.server.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** The versions of a dataset, newest first: when, what changed, which file. */
export function DatasetVersionList({ versions: { lines, nextHref } }: { versions: DatasetVersions }) {
  const { t } = useTranslation('datasets')
  return (
    <>
      <ol className="divide-y divide-line border-y border-line">
        {lines.map(({ number, figure, date, href, isCurrent, note, change, file, compareHref }) => (
          <li key={number} className="grid gap-1 py-5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={href} className="text-lg font-semibold">
                {t('versions.number', { version: figure })}
              </Link>
              <span className="text-base text-ink-soft">{date}</span>
              {isCurrent && <StatusBadge tone="success">{t('versions.current')}</StatusBadge>}
            </p>
            {number > 1 && (
              <div className="max-w-text">
                {note ? <LanguageTaggedText {...note} as="p" /> : <p className="text-base text-ink-soft">{t('versions.noNote')}</p>}
              </div>
            )}
            <p className="text-base text-ink-soft">
              {change ? t(`versions.${change}`) : t('versions.first')}
              {file && (
                <>
                  {' · '}
                  <bdi className="wrap-anywhere">{file.name}</bdi> · {file.size} · {t('list.rows', { count: 2, formatted: file.rows })}
                </>
              )}
            </p>
            {file && (
              <p dir="ltr" className="text-start text-sm break-all text-ink-soft">
                SHA-256 {file.sha256}
              </p>
            )}
            {compareHref && (
              <p className="text-base">
                <Link href={compareHref}>{t('versions.compare')}</Link>
              </p>
            )}
          </li>
        ))}
      </ol>
      <Pagination nextHref={nextHref ?? undefined} />
    </>
  )
}
