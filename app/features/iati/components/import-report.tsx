import { Download } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportView, ReportView } from '#app/features/iati/import-view.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ActivityLink } from './activity-link.tsx'
import { FindingList } from './finding-list.tsx'
import { Rest } from './rest-count.tsx'

const TILES = ['added', 'changed', 'unchanged', 'failed'] as const

type ImportReportProps = Pick<ImportView, 'outcome' | 'publish' | 'registerHref' | 'importsHref'> & { report: ReportView }

/** What an import did, or would do. */
export function ImportReport({ outcome, publish, registerHref, importsHref, report }: ImportReportProps) {
  const { t } = useTranslation('iati-import')
  const isChecked = outcome === 'checked'
  const isWhole = report.failed.count === 0
  const changes = report.added.count + report.changed.count
  const title = isChecked ? 'report.checked' : publish ? 'report.published' : 'report.done'
  const text = isChecked
    ? 'report.checkedText'
    : publish
      ? 'report.publishedText'
      : changes > 0
        ? 'report.doneText'
        : isWhole
          ? 'report.nothingText'
          : null
  return (
    <>
      <Notice tone={isWhole ? (isChecked ? 'info' : 'success') : 'warning'} title={t(title)}>
        {text && <p>{t(text)}</p>}
        <p>{t('report.read', { ...report.read, version: report.version })}</p>
      </Notice>
      <StatTiles
        tiles={TILES.map((key) => ({ key, figure: report[key].formatted, label: t(`report.tile.${key}`, { count: report[key].count }) }))}
      />
      <div className="no-print flex flex-wrap gap-3">
        <ButtonLink href={registerHref}>{t('page.register')}</ButtonLink>
        <ButtonLink href={report.csvHref} look="secondary" download>
          <Download aria-hidden size={18} />
          {t('report.csv')}
        </ButtonLink>
        <ButtonLink href={importsHref} look="quiet">
          {t('page.again')}
        </ButtonLink>
      </div>
      {!isWhole && <Failures report={report} isChecked={isChecked} />}
      <FindingList report={report} />
    </>
  )
}

function Failures({ report, isChecked }: { report: ReportView; isChecked: boolean }) {
  const { t } = useTranslation('iati-import')
  return (
    <section aria-labelledby="failed">
      <SectionHeading id="failed">{t('report.failed.title')}</SectionHeading>
      <p className="mt-1 mb-4 text-base text-ink-soft">{t(isChecked ? 'report.failed.textChecked' : 'report.failed.text')}</p>
      <Table
        caption={t('report.failed.title')}
        captionHidden
        columns={[
          {
            key: 'activity',
            header: t('report.failed.activity'),
            isRowHeader: true,
            cell: (failure) =>
              failure.identifier ? <ActivityLink {...failure} identifier={failure.identifier} /> : t('report.failed.noIdentifier'),
          },
          { key: 'line', header: t('report.failed.line'), numeric: true, cell: ({ line }) => line },
          { key: 'reason', header: t('report.failed.reason'), cell: ({ message }) => message },
        ]}
        rows={report.failures}
        rowKey={({ line, identifier }) => `${line} ${identifier}`}
      />
      <Rest count={report.moreFailures} messageKey="report.failed.more" />
      <Rest count={report.furtherFailures} messageKey="report.failed.further" />
    </section>
  )
}
