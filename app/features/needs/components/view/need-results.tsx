import { useTranslation } from 'react-i18next'
import type { NeedResult } from '#app/features/needs/queries/need-result.server.ts'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'

/** Needs in three lines each: title with its severity; who, where, when, for whom; what is asked and how much of it is covered. */
export function NeedResults({ results, level = 2 }: { results: readonly NeedResult[]; level?: 2 | 3 }) {
  const { t } = useTranslation('needs')
  return (
    <ResultList>
      {results.map(({ id, href, title, facts, severity, kind, coverage, asked }) => (
        <ResultItem
          key={id}
          href={href}
          level={level}
          title={title.text}
          titleLang={title.languageName ? { code: title.lang, dir: title.dir, name: title.languageName } : undefined}
          facts={facts}
          badge={severity && <SeverityBadge level={severity} />}
          visual={
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
              {kind && <KindIcon kind={kind} />}
              {asked.map((words) => (
                <bdi key={words} className="figures text-base font-semibold">
                  {words}
                </bdi>
              ))}
              <CoverageBar value={coverage.share} label={t('coverage.title')} text={coverage.text} />
            </div>
          }
        />
      ))}
    </ResultList>
  )
}
