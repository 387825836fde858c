import { useTranslation } from 'react-i18next'
import type { DatasetResult } from '#app/features/datasets/queries/catalogue.server.ts'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Database, Lock } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

/** Datasets, each with whose it is, how large, when renewed, and what it is about. */
export function DatasetResults({ results, level = 2 }: { results: readonly DatasetResult[]; level?: 2 | 3 }) {
  const { t } = useTranslation('datasets')
  return (
    <ResultList>
      {results.map(({ id, href, title, facts, summary, format, freshness, isForWorkspace }) => (
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
          visual={summary && <LanguageTaggedText {...summary} as="p" />}
        />
      ))}
    </ResultList>
  )
}
