import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { DatasetView, ViewedColumn, ViewedTable } from '#app/features/datasets/queries/dataset-view.server.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { RecordLayout } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Database, Lock } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What the file is, how fresh, who sees it: the line under a dataset's title. */
export function DatasetStatus({ view: { file, freshness, visibility } }: { view: DatasetView }) {
  const { t } = useTranslation('datasets')
  return (
    <>
      {file && <StatusBadge icon={Database}>{t(`format.${file.format}`)}</StatusBadge>}
      {freshness && (
        <StatusBadge tone={freshness.state === 'fresh' ? 'success' : freshness.state === 'due' ? 'warning' : 'danger'}>
          {t(`freshness.${freshness.state}`)}
        </StatusBadge>
      )}
      {visibility === 'workspace' && <StatusBadge icon={Lock}>{t('visibility.workspace')}</StatusBadge>}
    </>
  )
}

/** Who vouches for the data, and in which language the title is where that is not the reader's. */
export function DatasetByline({ view: { title, vouched }, language }: { view: DatasetView; language: string }) {
  const { t } = useTranslation('datasets')
  return (
    <p className="text-base">
      {t('vouched')}{' '}
      <Link href={`/${language}/datasets?workspace=${vouched.slug}`}>
        <LanguageTaggedText {...vouched.name} />
      </Link>
      {title.languageName && <span className="text-ink-soft"> · {t('titleIn', { language: title.languageName })}</span>}
    </p>
  )
}

/** The facts by which somebody decides to read on. */
export function DatasetKeyFacts({ view }: { view: DatasetView }) {
  const { t, i18n } = useTranslation('datasets')
  const { tables, file, period, licence, countries } = view
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0)
  const days =
    period.from && period.to ? t('period.both', period) : period.from ? t('period.from', period) : period.to ? t('period.to', period) : ''
  const items = [
    {
      term: t('fact.rows'),
      value: tables.length > 0 && <span className="figures">{formatNumber(i18n.language, rows)}</span>,
      note: tables.length > 1 ? t('tables', counted(i18n.language, tables.length)) : undefined,
    },
    { term: t('fact.period'), value: days },
    { term: t('fact.countries'), value: countries.length > 0 && formatList(i18n.language, countries) },
    { term: t('fact.licence'), value: licence && <Link href={licence.url}>{licence.id}</Link> },
    { term: t('fact.file'), value: file?.size },
  ]
  return <DescriptionList layout="band" items={items.filter(({ value }) => value)} />
}

type SheetProps = {
  view: DatasetView
  /** Where the views of its tables are: table, columns, chart, map. Null where there are none for this reader. */
  tablesHref: string | null
  /** Facts and ways beside the sections. */
  aside: ReactNode
  /** What stands under the data: the first rows. */
  children?: ReactNode
}

/** All that a dataset says of itself. */
export function DatasetSheet({ view, tablesHref, aside, children }: SheetProps) {
  const { t } = useTranslation('datasets')
  const { summary, method, caveats, change, tables, links, version, documents } = view
  return (
    <RecordLayout facts={aside}>
      <section aria-labelledby="about" className="grid gap-4">
        <SectionHeading id="about">{t('section.about')}</SectionHeading>
        <div className="max-w-text">
          {summary ? <LanguageTaggedText {...summary} as="p" /> : <p className="text-ink-soft">{t('noSummary')}</p>}
        </div>
        {(
          [
            ['method', method],
            ['caveats', caveats],
            ['change', version && version.number > 1 ? change : null],
          ] as const
        ).map(
          ([key, text]) =>
            text && (
              <div key={key} className="max-w-text">
                <h3 className="text-lg">{t(`section.${key}`)}</h3>
                <LanguageTaggedText {...text} as="p" />
              </div>
            ),
        )}
      </section>
      {children}
      {tables.length > 0 && (
        <section aria-labelledby="dictionary" className="grid gap-4">
          <SectionHeading id="dictionary">{t('section.dictionary')}</SectionHeading>
          {tables.map((table) => (
            <Dictionary key={table.position} table={table} isAlone={tables.length === 1} tablesHref={tablesHref} />
          ))}
        </section>
      )}
      {documents.length > 0 && !tablesHref && (
        <p className="text-base">
          {t('documents')} {documents.map(({ name }) => name).join(' · ')}
        </p>
      )}
      {links.length > 0 && (
        <section aria-labelledby="links" className="grid gap-4">
          <SectionHeading id="links">{t('section.links')}</SectionHeading>
          <Links links={links} />
        </section>
      )}
    </RecordLayout>
  )
}

const OPEN_COLUMNS = 12

function Dictionary({ table, isAlone, tablesHref }: { table: ViewedTable; isAlone: boolean; tablesHref: string | null }) {
  const { t, i18n } = useTranslation('datasets')
  const { position, name, columns, columnCount, more, rows } = table
  const cells: Column<ViewedColumn>[] = [
    {
      key: 'name',
      header: t('column.name'),
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
      key: 'meaning',
      header: t('column.meaning'),
      cell: ({ label, description }) => (
        <>
          {label && <LanguageTaggedText {...label} as="p" />}
          {description && <LanguageTaggedText {...description} as="p" />}
          {!label && !description && <span className="text-ink-soft">{t('column.unexplained')}</span>}
        </>
      ),
    },
    { key: 'type', header: t('column.type'), cell: ({ type }) => t(`type.${type}`) },
  ]
  return (
    <Disclosure
      open={isAlone && columns.length <= OPEN_COLUMNS}
      summary={
        <>
          {!isAlone && <bdi className="wrap-anywhere">{name} – </bdi>}
          {t('columnsAndRows', { columns: columnCount, rows })}
        </>
      }
    >
      <Table
        caption={t('section.dictionary')}
        captionHidden
        columns={cells}
        rows={columns}
        rowKey={({ position: column }) => `${position}-${column}`}
      />
      {more > 0 && <p className="mt-3 text-base text-ink-soft">{t('moreColumns', counted(i18n.language, more))}</p>}
      {tablesHref && (
        <p className="mt-3 text-base">
          <Link href={`${tablesHref}/columns?table=${position}`}>{t('column.profiles')}</Link>
        </p>
      )}
    </Disclosure>
  )
}

function Links({ links }: Pick<DatasetView, 'links'>) {
  const { t, i18n } = useTranslation('datasets')
  return (
    <ul className="grid">
      {links.map(({ id, kind, title }) => (
        <li key={id} className="border-b border-line py-3 last:border-b-0">
          <Link href={`/${i18n.language}/${kind}s/${id}`}>
            <LanguageTaggedText {...title} />
          </Link>{' '}
          <span className="text-base text-ink-soft">{t(`linkKind.${kind}`)}</span>
        </li>
      ))}
    </ul>
  )
}
