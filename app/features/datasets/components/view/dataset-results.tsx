import { useTranslation } from 'react-i18next'
import type { DatasetResult } from '#app/features/datasets/queries/catalogue.server.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Database, Lock } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

/** Datasets, each with whose it is, how large, when renewed, and what it is about. */
export function DatasetResults({ results, level = 2 }: { results: readonly DatasetResult[]; level?: 2 | 3 }) {
  const { t } = useTranslation('datasets')
  return (
    <ResultList>
      {results.map(({ id, href, title, facts, summary, format, freshness, isForWorkspace, look }) => (
        <ResultItem
          key={id}
          href={href}
          level={level}
          title={title.text}
          titleLang={title.languageName ? { code: title.lang, dir: title.dir, name: title.languageName } : undefined}
          facts={facts}
          badge={
            <span className="flex flex-wrap gap-2">
              {format && <StatusBadge icon={Database}>{format}</StatusBadge>}
              {freshness && freshness !== 'fresh' && (
                <StatusBadge tone={freshness === 'due' ? 'warning' : 'danger'}>{t(`freshness.${freshness}`)}</StatusBadge>
              )}
              {isForWorkspace && <StatusBadge icon={Lock}>{t('visibility.workspace')}</StatusBadge>}
            </span>
          }
          visual={
            <>
              {summary && <LanguageTaggedText {...summary} as="p" />}
              {look && <Look look={look} title={title.text} />}
            </>
          }
        />
      ))}
    </ResultList>
  )
}

/** The inside of a dataset, on demand: its first columns, and the way to its rows. */
function Look({ look: { columns, more, moreText, href }, title }: { look: NonNullable<DatasetResult['look']>; title: string }) {
  const { t } = useTranslation('datasets')
  return (
    <Disclosure
      summary={
        <>
          {t('look.title')} <span className="sr-only">{title}</span>
        </>
      }
    >
      <p className="text-base text-ink-soft">{t('look.columns')}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {columns.map((name, position) => (
          <li key={position} className="max-w-full rounded-sm border border-line bg-paper px-2 text-base wrap-anywhere">
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-base text-ink-soft">{t('look.more', { formatted: moreText })}</p>}
      <p className="mt-2 text-base">
        <Link href={href}>{t('look.table')}</Link>
      </p>
    </Disclosure>
  )
}
