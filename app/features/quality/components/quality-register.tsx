import { useTranslation } from 'react-i18next'
import type { QualityLine, WorkspaceQuality } from '#app/features/quality/queries/workspace-quality.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ScoreMark } from './score-figure.tsx'

/** A workspace's records by score, the lowest first. */
export function QualityRegister({ gap, lines, firstHref, nextHref }: Pick<WorkspaceQuality, 'gap' | 'lines' | 'firstHref' | 'nextHref'>) {
  const { t } = useTranslation('quality')
  const columns = useColumns()
  return (
    <section aria-labelledby="records" className="grid gap-4">
      <SectionHeading id="records">{t('workspace.list')}</SectionHeading>
      {gap && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-base">{t('workspace.lacking', { rule: t(`rule.${gap.kind}.${gap.key}.name`) })}</p>
          <ButtonLink href={gap.clearHref} look="quiet">
            {t('workspace.showAll')}
          </ButtonLink>
        </div>
      )}
      {lines.length === 0 ? (
        <p className="max-w-text text-base">{t(gap ? 'workspace.noneLacks' : 'workspace.noneHere')}</p>
      ) : (
        <Table caption={t('workspace.list')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ id }) => id} />
      )}
      <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
    </section>
  )
}

function useColumns(): Column<QualityLine>[] {
  const { t } = useTranslation('quality')
  return [
    {
      key: 'title',
      header: t('column.title'),
      isRowHeader: true,
      cell: ({ href, title, kind }) => (
        <span className="block min-w-0">
          <Link quiet href={href} className="font-semibold">
            {title ? <LanguageTaggedText {...title} /> : t(`untitled.${kind}`)}
          </Link>
          <span className="block text-sm font-normal text-ink-soft">{t(`recordKind.${kind}`)}</span>
        </span>
      ),
    },
    { key: 'score', header: t('column.score'), cell: ({ score }) => <ScoreMark score={score} />, nowrap: true },
    {
      key: 'first',
      header: t('column.first'),
      cell: ({ first, score }) => (first ? t(`rule.${first.kind}.${first.key}.name`) : score === null ? '' : t('workspace.complete')),
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: ({ publication, workingState }) => <RecordStatus publication={publication} workingCopy={workingState} />,
    },
  ]
}
