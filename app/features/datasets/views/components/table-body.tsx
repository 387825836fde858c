import { useTranslation } from 'react-i18next'
import type { ColumnChoice, TableView } from '#app/features/datasets/views/table-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Choice } from '#app/ui/form/choice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Search } from '#app/ui/marks/icons.tsx'
import { CellTable } from './cell-table.tsx'
import { FilterFields, KeptFields } from './filter-fields.tsx'

/** A page of a table: search, filters, choice of columns, and its rows. */
export function TableBody({ view, rowHref }: { view: TableView; rowHref: (row: number) => string }) {
  const { t } = useTranslation('dataset-views')
  const { columns, rows, chips, clearHref, form, choice, search, action, isNarrowed, totalText, rowsText, firstHref, nextHref } = view
  const count = isNarrowed ? t('table.found', { found: totalText, rows: rowsText }) : t('table.rows', { rows: rowsText })
  return (
    <div className="grid min-w-0 gap-4">
      <form method="get" action={action} role="search" aria-label={t('table.search')} className="flex max-w-form flex-wrap items-end gap-3">
        <KeptFields kept={search.kept} />
        <div className="min-w-48 grow">
          <Field name="q" label={t('table.search')}>
            <TextInput type="search" defaultValue={search.value} maxLength={200} />
          </Field>
        </div>
        <Button look="secondary">
          <Search aria-hidden size={18} />
          {t('table.searchButton')}
        </Button>
      </form>
      <div className="no-print grid gap-1 text-base">
        <Disclosure summary={t('filter.title')} open={form.given.value !== '' || form.given.column !== ''}>
          <FilterFields form={form} />
        </Disclosure>
        <Disclosure summary={t('choice.title', { shown: columns.length, columns: choice.countText })} open={choice.isOpen}>
          <ColumnFields choice={choice} action={action} />
        </Disclosure>
      </div>
      <FilterChips chips={chips} clearHref={clearHref} />
      <p className="text-base text-ink-soft" role="status">
        {count}
      </p>
      {rows.length > 0 ? (
        <>
          <CellTable caption={t('table.caption', { table: view.name })} columns={columns} rows={rows} rowHref={rowHref} />
          <p className="text-sm text-ink-soft">{t('table.asWritten')}</p>
        </>
      ) : (
        <EmptyState title={t(isNarrowed ? 'table.nothingFound' : 'table.noRows')}>
          {t(isNarrowed ? 'table.widen' : 'table.noRowsText')}
        </EmptyState>
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </div>
  )
}

function ColumnFields({ choice, action }: { choice: ColumnChoice; action: string }) {
  const { t } = useTranslation('dataset-views')
  return (
    <form method="get" action={action} className="grid gap-4">
      <KeptFields kept={choice.kept} />
      <div
        className="grid max-h-96 gap-x-6 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3"
        tabIndex={0}
        role="group"
        aria-label={t('choice.legend')}
      >
        {choice.options.map(({ position, name, isShown }) => (
          <Choice
            key={position}
            type="checkbox"
            id={`column-${position}`}
            name="c"
            value={String(position)}
            checked={isShown}
            invalid={false}
            label={<bdi className="wrap-anywhere">{name}</bdi>}
          />
        ))}
      </div>
      {(choice.hidden > 0 || choice.query !== '') && (
        <div className="max-w-form">
          <Field name="find" label={t('choice.find')} hint={t('choice.hidden', { columns: choice.hiddenText })}>
            <TextInput type="search" defaultValue={choice.query} maxLength={200} />
          </Field>
        </div>
      )}
      <div>
        <Button look="secondary">{t('choice.show')}</Button>
      </div>
    </form>
  )
}
