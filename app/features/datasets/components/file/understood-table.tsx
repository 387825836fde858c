import { useTranslation } from 'react-i18next'
import { choiceOf, encodingName } from '#app/features/datasets/loading/correction.ts'
import type { ReadColumn, ReadTable } from '#app/features/datasets/loading/file-step.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { FindingNotices } from './finding-notices.tsx'

/** One table as the portal understood it: how many rows and columns, how they lie in the file, and what each column is. */
export function UnderstoodTable({ table }: { table: ReadTable }) {
  const { t } = useTranslation('datasets-edit')
  const { name, rows, columnCount, moreColumns, columns, findings, ambiguousDates, lines } = table
  const cells: Column<ReadColumn>[] = [
    {
      key: 'name',
      header: t('understood.column.name'),
      isRowHeader: true,
      cell: ({ name: column, hxl }) => (
        <span className="block min-w-0">
          <bdi className="wrap-anywhere">{column}</bdi>
          {hxl && (
            <span className="block font-normal text-ink-soft wrap-anywhere">
              <bdi dir="ltr">{hxl}</bdi>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'type',
      header: t('understood.column.type'),
      cell: ({ reading, role }) => (
        <>
          {t(`readingChoice.${choiceOf(reading)}`)}
          {role && <span className="block text-ink-soft">{t(`role.${role}`)}</span>}
        </>
      ),
    },
    { key: 'missing', header: t('understood.column.missing'), numeric: true, cell: ({ missing }) => missing ?? '–' },
    { key: 'misfits', header: t('understood.column.misfits'), numeric: true, cell: ({ misfits }) => misfits ?? '–' },
  ]
  return (
    <section className="grid grid-cols-1 gap-5" aria-labelledby={`table-${table.position}`}>
      <h3 id={`table-${table.position}`} className="text-lg">
        <bdi className="wrap-anywhere">{name}</bdi>
      </h3>
      <DescriptionList
        layout="rows"
        items={[
          { term: t('understood.size'), value: t('understood.rowsAndColumns', { rows, columns: columnCount }) },
          ...structureFacts(table, t),
        ]}
      />
      {ambiguousDates.length > 0 && (
        <Notice tone="warning" title={t('understood.ambiguousDates')}>
          {t('understood.ambiguousDatesText')}{' '}
          {ambiguousDates.map((column, index) => (
            <bdi key={column}>{index > 0 ? ` · ${column}` : column}</bdi>
          ))}
        </Notice>
      )}
      <FindingNotices findings={findings} />
      {lines.length > 0 && (
        <figure className="min-w-0">
          <figcaption className="pb-1 text-base font-semibold">{t('understood.lines')}</figcaption>
          <pre dir="ltr" tabIndex={0} className="max-h-72 overflow-auto rounded-md border border-line bg-paper p-3 text-sm">
            {lines.map((line, index) => (
              <span key={index} className="block">
                <span aria-hidden className="me-3 inline-block w-6 text-end text-ink-soft select-none">
                  {index + 1}
                </span>
                {line}
              </span>
            ))}
          </pre>
        </figure>
      )}
      <Disclosure summary={t('understood.columns', { count: columns.length, formatted: columnCount })} open={columns.length <= 12}>
        <Table
          caption={t('understood.columnsCaption')}
          captionHidden
          columns={cells}
          rows={columns}
          rowKey={({ position }) => String(position)}
        />
        {moreColumns && <p className="mt-3 text-base text-ink-soft">{t('understood.moreColumns', { formatted: moreColumns })}</p>}
      </Disclosure>
    </section>
  )
}

type Words = ReturnType<typeof useTranslation>['t']

function structureFacts({ structure }: ReadTable, t: Words): { term: string; value: string }[] {
  const { format, encoding, delimiter, header, hxl, data } = structure
  const line = (position: number) => t('understood.line', { line: formatNumber(t('understood.language'), position + 1) })
  const facts = [
    { term: t('correct.encoding'), value: encoding && format === 'csv' ? encodingName(encoding).toUpperCase() : '' },
    { term: t('correct.delimiter'), value: format === 'csv' && delimiter ? delimiterWords(delimiter, t) : '' },
    {
      term: t('correct.header'),
      value: format === 'csv' || format === 'xlsx' || format === 'ods' ? (header === null ? t('understood.none') : line(header)) : '',
    },
    { term: t('correct.hxl'), value: hxl === null ? '' : line(hxl) },
    { term: t('correct.data'), value: format === 'csv' || format === 'xlsx' || format === 'ods' ? line(data) : '' },
  ]
  return facts.filter(({ value }) => value !== '')
}

function delimiterWords(sign: string, t: Words): string {
  const name = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', ' ': 'space', ':': 'colon' }[sign]
  return name ? t(`delimiter.${name}`) : sign
}
