import { Download, MapPinned, Rss } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { SortMenu } from '#app/ui/actions/sort-menu.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { FilterPanel } from '#app/ui/lists/filter-panel.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import { Link } from '#app/ui/text/link.tsx'

export function ListSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="lists" title={t('section.lists')}>
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="min-w-0">
          <SampleFilters />
        </div>
        <div className="min-w-0">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-lg font-semibold">{t('list.count')}</p>
            <SortMenu
              options={[
                { href: '#lists', label: t('list.sortUrgent'), current: true },
                { href: '#lists-new', label: t('list.sortNew') },
              ]}
            />
          </div>
          <div className="mb-4">
            <FilterChips chips={[{ removeHref: '#lists', label: t('list.chip') }]} clearHref="#lists" />
          </div>
          <SampleResults />
          <Pagination previousHref="#lists" nextHref="#lists-next" countText={t('list.range')} />
          <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-base">
            <ToolLink icon={<MapPinned aria-hidden size={18} />} label={t('list.map')} />
            <ToolLink icon={<Download aria-hidden size={18} />} label={t('list.take')} />
            <ToolLink icon={<Rss aria-hidden size={18} />} label={t('list.subscribe')} />
          </ul>
        </div>
      </div>
    </ShowcaseSection>
  )
}

function ToolLink({ icon, label }: { icon: ReactNode; label: string }) {
  return (
    <li>
      <Link quiet href="#lists" className="inline-flex min-h-11 items-center gap-2">
        {icon}
        {label}
      </Link>
    </li>
  )
}

function SampleFilters() {
  const t = useSample()
  return (
    <FilterPanel
      action="#lists"
      setCountText={t('step.one')}
      clearHref="#lists"
      kept={[{ name: 'sort', value: '-severity' }]}
      groups={[
        {
          name: 'country',
          legend: t('list.country'),
          options: [
            { value: 'SN', label: t('list.senegal'), countText: t('tile.needsFigure'), checked: true },
            { value: 'ML', label: t('list.mali'), countText: t('tile.expertsFigure'), checked: false },
            { value: 'MR', label: t('list.mauritania'), countText: t('step.four'), checked: false },
          ],
        },
        {
          name: 'kind',
          legend: t('list.kind'),
          open: true,
          options: (['funding', 'goods', 'services', 'expertise'] as const).map((kind) => ({
            value: kind,
            label: <KindIcon kind={kind} />,
            checked: false,
          })),
        },
      ]}
    />
  )
}

function SampleResults() {
  const t = useSample()
  const facts = [t('need.org'), t('need.place'), t('need.dates')]
  return (
    <ResultList>
      <ResultItem
        href="#lists"
        title={t('need.bridge')}
        facts={facts}
        badge={<SeverityBadge level={5} />}
        visual={<CoverageBar value={0} label={t('need.coverage')} text={t('need.coverageNone')} />}
      />
      <ResultItem
        href="#lists"
        title={t('need.chlorine')}
        facts={facts}
        badge={<SeverityBadge level={4} />}
        visual={<CoverageBar value={0.25} label={t('need.coverage')} text={t('need.coverageText')} />}
      />
      <ResultItem
        href="#lists"
        title={t('need.expert')}
        facts={facts}
        badge={<SeverityBadge level={2} />}
        visual={<KindIcon kind="expertise" />}
      />
    </ResultList>
  )
}
