import { useTranslation } from 'react-i18next'
import type { FirstRowsView } from '#app/features/datasets/views/first-rows.server.ts'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { CellTable } from './cell-table.tsx'

/** The beginning of a dataset's table on the page of the dataset, with the way to all of it. */
export function FirstRows({ view: { name, columns, rows, rowCount, rowsText, columnCount, columnsText, href } }: { view: FirstRowsView }) {
  const { t } = useTranslation('dataset-views')
  const isAll = rows.length === rowCount && columns.length === columnCount
  return (
    <section aria-labelledby="first-rows" className="grid min-w-0 gap-4">
      <SectionHeading id="first-rows">{t('firstRows.title')}</SectionHeading>
      <CellTable caption={t('table.caption', { table: name })} columns={columns} rows={rows} />
      <p className="text-base">
        <Link href={href}>{isAll ? t('firstRows.open') : t('firstRows.all', { rows: rowsText, columns: columnsText })}</Link>
      </p>
    </section>
  )
}
