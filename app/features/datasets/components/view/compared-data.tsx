import { useTranslation } from 'react-i18next'
import type { ComparedData as Compared, ComparedTable, DiffLine } from '#app/features/datasets/queries/compare-data.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type ComparedDataProps = { data: Compared; action: string; from: number; to: number | 'WORKING' }

/** How the data of two versions differ: their tables and columns, then their cells. */
export function ComparedData({ data, action, from, to }: ComparedDataProps) {
  const { t } = useTranslation('datasets')
  const { addedTables, removedTables, tables, level } = data
  const changes = [
    ...addedTables.map((name) => t('compare.tableAdded', { name })),
    ...removedTables.map((name) => t('compare.tableRemoved', { name })),
    ...tables.flatMap((table) => columnChanges(table, t)),
  ]
  return (
    <>
      <section aria-labelledby="schema" className="grid gap-3">
        <SectionHeading id="schema">{t('compare.schema')}</SectionHeading>
        {level === 'minor' ? (
          <p className="text-base">{t('compare.sameSchema')}</p>
        ) : (
          <ul className="list-disc ps-5 text-base">
            {changes.map((change) => (
              <li key={change} className="wrap-anywhere">
                {change}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="cells" className="grid gap-6">
        <SectionHeading id="cells">{t('compare.cells')}</SectionHeading>
        {tables.length === 0 && <p className="text-base">{t('compare.noTables')}</p>}
        {tables[0] && tables[0].keyChoices.length > 0 && (
          <form action={action} method="get" className="grid items-end gap-4 sm:grid-cols-[minmax(0,20rem)_auto]">
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="to" value={to === 'WORKING' ? 'working' : to} />
            <Field name="key" label={t('compare.keys')} hint={t('compare.keysHint')}>
              <Select
                emptyLabel={t('compare.position')}
                options={tables[0].keyChoices.map((name) => ({ value: name, label: name }))}
                defaultValue={data.keys[0] ?? ''}
              />
            </Field>
            <div>
              <Button look="secondary">{t('compare.apply')}</Button>
            </div>
          </form>
        )}
        {tables.map((table) => (
          <ComparedCells key={table.after} table={table} isAlone={tables.length === 1} keys={data.keys} />
        ))}
      </section>
    </>
  )
}

type Words = ReturnType<typeof useTranslation>['t']

const columnChanges = ({ added, removed, retyped }: ComparedTable, t: Words): string[] => [
  ...added.map((name) => t('compare.columnAdded', { name })),
  ...removed.map((name) => t('compare.columnRemoved', { name })),
  ...retyped.map(({ name, before, after }) => t('compare.typeChanged', { name, before: t(`type.${before}`), after: t(`type.${after}`) })),
]

function ComparedCells({ table: { name, cells }, isAlone, keys }: { table: ComparedTable; isAlone: boolean; keys: string[] }) {
  const { t } = useTranslation('datasets')
  const columns: Column<DiffLine>[] = [
    { key: 'row', header: t('compare.row'), cell: ({ row }) => row, numeric: true },
    { key: 'change', header: t('compare.change'), cell: ({ change }) => t(`compare.${change}`) },
    { key: 'column', header: t('compare.column'), cell: ({ column }) => <bdi className="wrap-anywhere">{column}</bdi> },
    { key: 'before', header: t('compare.before'), cell: ({ before }) => <bdi className="wrap-anywhere">{before}</bdi> },
    { key: 'after', header: t('compare.after'), cell: ({ after }) => <bdi className="wrap-anywhere">{after}</bdi> },
  ]
  return (
    <div className="grid gap-3">
      {!isAlone && <h3 className="text-lg">{t('compare.table', { name })}</h3>}
      {!cells && <Notice tone="warning">{t('compare.tooLong')}</Notice>}
      {cells && (
        <>
          <p className="text-base">{t('compare.rows', cells.counts)}</p>
          <p className="text-base text-ink-soft">
            {t(cells.by === 'keys' ? 'compare.byKeys' : 'compare.byPosition', { keys: keys.join(', ') })}
          </p>
          {cells.isSame ? (
            <p className="text-base">{t('compare.same')}</p>
          ) : (
            <Table caption={t('compare.first')} columns={columns} rows={cells.lines} rowKey={({ key }) => key} />
          )}
        </>
      )}
    </div>
  )
}
