import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { LIST_SORTS, LISTED } from '#app/features/translation/list-choices.ts'
import { translationsPath } from '#app/features/workspaces/paths.ts'
import type {
  LanguageTotal,
  ListedTranslation,
  TranslationList as List,
} from '#app/features/translation/queries/list-translations.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type ListProps = { language: string; workspace: string; list: List }

/** What is to translate across a workspace: by language in all, then record by record. */
export function TranslationList({ language, workspace, list }: ListProps) {
  const { t } = useTranslation('translation')
  const columns = useColumns(language)
  const isEmpty = list.languages.every(({ texts }) => texts === 0)
  if (isEmpty) return <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
  return (
    <>
      <Totals language={language} workspace={workspace} totals={list.languages} />
      <section aria-labelledby="records" className="grid gap-5">
        <SectionHeading id="records">{t('list.records')}</SectionHeading>
        <Filters language={language} workspace={workspace} list={list} />
        <p role="status" className="text-base">
          {t('list.count', counted(language, list.total))}
        </p>
        {list.rows.length > 0 && (
          <Table caption={t('list.records')} captionHidden stickyHead columns={columns} rows={list.rows} rowKey={({ key }) => key} />
        )}
        <Pagination firstHref={list.firstHref} nextHref={list.nextHref} />
      </section>
    </>
  )
}

type Counts = Pick<LanguageTotal, 'missing' | 'stale' | 'machine'>

function countColumns<Row extends Counts>(language: string, t: (key: string) => string): Column<Row>[] {
  return (['stale', 'missing', 'machine'] as const).map((key) => ({
    key,
    header: t(`list.column.${key}`),
    numeric: true,
    cell: (row) => formatNumber(language, row[key]),
  }))
}

function Totals({ language, workspace, totals }: { language: string; workspace: string; totals: LanguageTotal[] }) {
  const { t } = useTranslation('translation')
  const columns: Column<LanguageTotal>[] = [
    {
      key: 'language',
      header: t('list.column.language'),
      isRowHeader: true,
      cell: ({ code, name }) => <Link href={`${translationsPath(language, workspace)}?language=${code}#records`}>{name}</Link>,
    },
    ...countColumns<LanguageTotal>(language, t),
    { key: 'texts', header: t('list.column.texts'), numeric: true, cell: ({ texts }) => formatNumber(language, texts) },
  ]
  return <Table caption={t('list.totals')} columns={columns} rows={totals} rowKey={({ code }) => code} />
}

function useColumns(language: string): Column<ListedTranslation>[] {
  const { t } = useTranslation('translation')
  return [
    {
      key: 'title',
      header: t('list.column.record'),
      isRowHeader: true,
      cell: ({ href, title }) => <Link href={href}>{title ? <LanguageTaggedText {...title} /> : t('list.untitled')}</Link>,
    },
    { key: 'kind', header: t('list.column.kind'), cell: ({ kind }) => t(`list.kind.${kind}`) },
    { key: 'language', header: t('list.column.language'), cell: (row) => row.language },
    ...countColumns<ListedTranslation>(language, t),
  ]
}

function Filters({ language, workspace, list: { chosen, languages } }: ListProps) {
  const { t } = useTranslation('translation')
  return (
    <form method="get" action={translationsPath(language, workspace)} className="no-print flex flex-wrap items-end gap-4">
      <Field name="language" label={t('list.filter.language')}>
        <Select
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          emptyLabel={t('list.filter.all')}
          defaultValue={chosen.lang ?? ''}
        />
      </Field>
      <Field name="show" label={t('list.filter.show')}>
        <Select options={LISTED.map((value) => ({ value, label: t(`list.show.${value}`) }))} defaultValue={chosen.show} />
      </Field>
      <Field name="sort" label={t('list.filter.sort')}>
        <Select
          options={LIST_SORTS.map((value) => ({ value: `-${value}`, label: t(`list.sort.${value}`) }))}
          defaultValue={`-${chosen.sort}`}
        />
      </Field>
      <Button look="secondary">{t('list.filter.apply')}</Button>
    </form>
  )
}
