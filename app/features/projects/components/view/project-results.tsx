import { useTranslation } from 'react-i18next'
import type { ProjectResult } from '#app/features/projects/queries/project-result.server.ts'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'

/** Projects in three lines each: title, who and where and when, what it is worth. */
export function ProjectResults({ results, level = 2 }: { results: readonly ProjectResult[]; level?: 2 | 3 }) {
  const { t } = useTranslation('projects')
  return (
    <ResultList>
      {results.map(({ id, href, title, facts, status, amount, sector }) => (
        <ResultItem
          key={id}
          href={href}
          level={level}
          title={title.text}
          titleLang={title.languageName ? { code: title.lang, dir: title.dir, name: title.languageName } : undefined}
          facts={facts}
          badge={status && <StatusBadge tone="neutral">{status}</StatusBadge>}
          visual={
            <p className="flex flex-wrap gap-x-4 text-base">
              {sector && <span>{sector}</span>}
              {amount && (
                <span className="figures font-semibold">
                  <bdi>{t('list.about', { amount })}</bdi>
                </span>
              )}
            </p>
          }
        />
      ))}
    </ResultList>
  )
}
