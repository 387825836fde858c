import { useTranslation } from 'react-i18next'
import type { ChangeLine } from '#app/features/matching/board/queries/change-lines.server.ts'
import type { ComparisonView } from '#app/features/matching/board/queries/comparison-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** Two rounds beside each other: what was kept, what is new, what is gone. */
export function ComparisonPage({ comparison: { compared, choice } }: { comparison: ComparisonView }) {
  const { t } = useTranslation('matching-board')
  if (choice.options.length < 2) return <EmptyState title={t('compare.tooFew')}>{t('compare.tooFewText')}</EmptyState>
  return (
    <div className="grid gap-10">
      <form method="get" action={choice.action} className="no-print grid gap-3 sm:flex sm:flex-wrap sm:items-end">
        {(['a', 'b'] as const).map((name) => (
          <div key={name} className="sm:w-80">
            <Field name={name} label={t(`compare.choose.${name}`)}>
              <Select defaultValue={choice[name]} options={choice.options} />
            </Field>
          </div>
        ))}
        <Button look="secondary">{t('compare.submit')}</Button>
      </form>
      {compared ? <Compared compared={compared} /> : <p className="max-w-text text-base">{t('compare.choosePlease')}</p>}
    </div>
  )
}

function Compared({ compared }: { compared: NonNullable<ComparisonView['compared']> }) {
  const { t } = useTranslation('matching-board')
  const { before, after, figures, rows, lines, tabs, firstHref, nextHref } = compared
  const name = (side: typeof before) => t('round.name', { number: side.number })
  return (
    <>
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-base">
        {[before, after].map((side) => (
          <span key={side.href}>
            <Link href={side.href}>{name(side)}</Link> <span className="text-ink-soft">{side.when}</span>
          </span>
        ))}
      </p>
      <StatTiles tiles={figures.map(({ key, figure }) => ({ key, figure, label: t(`compare.figure.${key}`) }))} />
      <section className="grid gap-3">
        <Table
          caption={t('compare.figures')}
          columns={[
            { key: 'name', header: t('compare.what'), isRowHeader: true, cell: (row) => row.name },
            { key: 'before', header: name(before), numeric: true, cell: (row) => row.before },
            { key: 'after', header: name(after), numeric: true, cell: (row) => row.after },
            { key: 'difference', header: t('compare.difference'), numeric: true, cell: (row) => row.difference },
          ]}
          rows={rows}
          rowKey={({ key }) => key}
        />
      </section>
      <section aria-labelledby="pairs" className="grid gap-4">
        <SectionHeading id="pairs">{t('compare.pairs')}</SectionHeading>
        <Tabs label={t('compare.pairs')} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`compare.tab.${key}`) }))} />
        {lines.length === 0 ? (
          <p className="max-w-text text-base">{t('compare.same')}</p>
        ) : (
          <Lines lines={lines} before={name(before)} after={name(after)} />
        )}
        <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
      </section>
    </>
  )
}

const tones: Record<ChangeLine['kind'], Tone> = { gone: 'warning', new: 'info', kept: 'neutral' }

function Lines({ lines, before, after }: { lines: ChangeLine[]; before: string; after: string }) {
  const { t } = useTranslation('matching-board')
  const columns: Column<ChangeLine>[] = [
    {
      key: 'request',
      header: t('column.request'),
      isRowHeader: true,
      cell: ({ title }) => (
        <span className="block min-w-0 sm:min-w-56">
          <LanguageTaggedText {...title} />
        </span>
      ),
    },
    {
      key: 'expert',
      header: t('column.expert'),
      cell: ({ href, expert }) => (
        <Link quiet href={href}>
          <bdi>{expert}</bdi>
        </Link>
      ),
    },
    {
      key: 'kind',
      header: t('column.change'),
      cell: ({ kind }) => <StatusBadge tone={tones[kind]}>{t(`compare.kind.${kind}`)}</StatusBadge>,
    },
    { key: 'before', header: before, numeric: true, cell: (line) => line.before ?? '–' },
    { key: 'after', header: after, numeric: true, cell: (line) => line.after ?? '–' },
    { key: 'difference', header: t('compare.difference'), numeric: true, cell: ({ difference }) => difference ?? '–' },
  ]
  return <Table caption={t('compare.pairs')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ key }) => key} />
}
