import { useTranslation } from 'react-i18next'
import type { RankingView } from '#app/features/matching/board/queries/ranking-view.server.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { AskedFacts } from './asked-facts.tsx'
import { RankingList } from './ranking-list.tsx'
import { ScoreLegend } from './score-bar.tsx'

/** One request: what it asks, what that costs, and who could answer it. */
export function RankingPage({ ranking, can }: { ranking: RankingView; can: { decide: boolean; propose: boolean } }) {
  const { t } = useTranslation('matching-board')
  const { asked, places, answering, tabs, lines, firstHref, nextHref } = ranking
  const open = tabs.find(({ current }) => current)?.key ?? 'possible'
  return (
    <div className="grid gap-8">
      <AskedFacts asked={asked} places={places} />
      <section aria-labelledby="costs" className="rounded-md border border-line bg-paper p-5">
        <h2 id="costs" className="text-lg">
          {t('ranking.costs')}
        </h2>
        <p className="mt-2 text-base font-semibold">{answering.count}</p>
        {answering.worst && <p className="text-base">{answering.worst}</p>}
        {answering.others.length > 0 && (
          <ul className="mt-2 list-disc ps-5 text-base">
            {answering.others.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="ranking" className="grid gap-4">
        <SectionHeading id="ranking">{t('ranking.title')}</SectionHeading>
        <Tabs label={t('ranking.tabs')} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`ranking.tab.${key}`) }))} />
        <p className="max-w-text text-base text-ink-soft">{t(`ranking.lead.${open}`)}</p>
        {lines.length === 0 ? (
          <p className="max-w-text text-base">{t(`ranking.none.${open}`)}</p>
        ) : (
          <>
            <ScoreLegend />
            <RankingList lines={lines} can={can} />
          </>
        )}
        <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
      </section>
    </div>
  )
}
