import { useTranslation } from 'react-i18next'
import type { CodedLine, HashLine, OddCell, QualityView } from '#app/features/datasets/views/quality-view.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What was found in a file, cell by cell, how well it can be used again, and what proves that nothing was lost. */
export function QualityBody({ view }: { view: QualityView }) {
  const { t } = useTranslation('dataset-views')
  const { findings, tables, misfits, original } = view
  const hasFindings = findings.length > 0 || tables.length > 1 || tables.some((table) => table.findings.length > 0)
  const isClean = misfits === null && !hasFindings
  return (
    <div className="grid min-w-0 gap-12">
      <Score view={view} />
      {(hasFindings || isClean) && (
        <section aria-labelledby="findings" className="grid gap-4">
          <SectionHeading id="findings">{t('quality.findings')}</SectionHeading>
          {isClean && <p className="text-base">{t('quality.clean')}</p>}
          <Findings lines={findings} />
          {tables.map(({ name, findings: own, href }) => (
            <div key={name} className="grid gap-2">
              {tables.length > 1 && (own.length > 0 || href) && (
                <h3 className="text-lg">
                  {href ? (
                    <Link href={href}>
                      <bdi className="wrap-anywhere">{name}</bdi>
                    </Link>
                  ) : (
                    <bdi className="wrap-anywhere">{name}</bdi>
                  )}
                </h3>
              )}
              <Findings lines={own} />
            </div>
          ))}
        </section>
      )}
      {misfits && <Misfits misfits={misfits} />}
      <section aria-labelledby="proof" className="grid gap-4">
        <SectionHeading id="proof">{t('quality.proof')}</SectionHeading>
        <ul className="grid gap-1 text-base">
          {tables.map(({ name, rows, columns }) => (
            <li key={name}>
              {tables.length > 1 && (
                <>
                  <bdi className="wrap-anywhere">{name}</bdi>
                  {': '}
                </>
              )}
              {t('quality.counted', { rows, columns })}
            </li>
          ))}
        </ul>
        <p className="max-w-text text-base text-ink-soft">{t('quality.hashesLead')}</p>
        <Hashes lines={[original, ...tables.flatMap(({ hashes }) => hashes)]} />
      </section>
    </div>
  )
}

function Score({ view: { quality, freshness, frequency } }: { view: QualityView }) {
  const { t, i18n } = useTranslation(['dataset-views', 'datasets'])
  return (
    <section aria-labelledby="score" className="grid gap-3">
      <SectionHeading id="score">{t('datasets:quality.title', { score: formatNumber(i18n.language, quality.score) })}</SectionHeading>
      {freshness && (
        <p className="flex flex-wrap items-center gap-3 text-base">
          <StatusBadge tone={freshness.state === 'fresh' ? 'success' : freshness.state === 'due' ? 'warning' : 'danger'}>
            {t(`datasets:freshness.${freshness.state}`)}
          </StatusBadge>
          {frequency && t(`datasets:frequency.${frequency}`)} · {t('datasets:fact.due', { date: freshness.due })}
        </p>
      )}
      {quality.missing.length > 0 && (
        <div className="text-base">
          <p>{t('datasets:quality.wouldRaise')}</p>
          <ul className="mt-1 list-disc ps-5">
            {quality.missing.map((unit) => (
              <li key={unit}>{t(`datasets:quality.unit.${unit}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Findings({ lines }: { lines: CodedLine[] }) {
  const { t } = useTranslation(['dataset-views', 'datasets'])
  if (lines.length === 0) return null
  return (
    <ul className="grid gap-3">
      {lines.map(({ key, severity, text, place, sample, code }) => (
        <li
          key={key}
          className={`border-s-4 ps-3 text-base ${severity === 'error' ? 'border-danger' : severity === 'warning' ? 'border-warning' : 'border-line-strong'}`}
        >
          <span className="sr-only">{t(`datasets:finding.severity.${severity}`)} </span>
          {text} {place && <span className="text-ink-soft">{place}</span>}{' '}
          {sample && (
            <code dir="auto" className="rounded-sm bg-paper px-1 text-sm wrap-anywhere">
              {sample}
            </code>
          )}
          <span className="block text-sm text-ink-soft">
            {t('quality.code')}{' '}
            <code dir="ltr" className="inline-block">
              {code}
            </code>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Misfits({ misfits: { count, byColumn, cells, allHref, firstHref, nextHref } }: { misfits: NonNullable<QualityView['misfits']> }) {
  const { t } = useTranslation('dataset-views')
  const columns: Column<OddCell>[] = [
    {
      key: 'row',
      header: t('table.rowNumber'),
      isRowHeader: true,
      cell: ({ row, rowHref }) => (
        <Link href={rowHref} className="figures">
          {row}
        </Link>
      ),
    },
    { key: 'column', header: t('quality.column'), cell: ({ column }) => <bdi className="wrap-anywhere">{column}</bdi> },
    { key: 'type', header: t('quality.expected'), cell: ({ type }) => t(`type.${type}`) },
    {
      key: 'text',
      header: t('quality.written'),
      cell: ({ text }) => (
        <code dir="auto" className="rounded-sm bg-paper px-1 wrap-anywhere whitespace-pre-wrap">
          {text}
        </code>
      ),
    },
  ]
  return (
    <section aria-labelledby="cells" className="grid gap-4">
      <SectionHeading id="cells">{t('quality.cells', { cells: count })}</SectionHeading>
      <p className="max-w-text text-base">{t('quality.cellsLead')}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-base">
        {allHref && (
          <li>
            <Link href={allHref}>{t('quality.allColumns')}</Link>
          </li>
        )}
        {byColumn.map(({ name, count: own, href, isCurrent }) => (
          <li key={href}>
            <Link href={href} aria-current={isCurrent ? 'true' : undefined} className="aria-[current]:font-semibold">
              <bdi className="wrap-anywhere">{name}</bdi>
            </Link>{' '}
            <span className="figures text-ink-soft">({own})</span>
          </li>
        ))}
      </ul>
      <Table caption={t('quality.cellsCaption')} captionHidden columns={columns} rows={cells} rowKey={({ key }) => key} />
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </section>
  )
}

function Hashes({ lines }: { lines: HashLine[] }) {
  const { t } = useTranslation('dataset-views')
  return (
    <ul className="grid gap-3 text-base">
      {lines.map(({ name, of, size, sha256 }, nth) => (
        <li key={nth}>
          {t(`quality.file.${of}`)} · <bdi className="wrap-anywhere">{name}</bdi> · {size}
          <code dir="ltr" className="block text-sm break-all text-ink-soft">
            {t('quality.hash', { sha256 })}
          </code>
        </li>
      ))}
    </ul>
  )
}
