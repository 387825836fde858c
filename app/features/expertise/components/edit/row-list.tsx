import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { ADD_ROW, MOST_ROWS, REMOVE_ROW, type ExpertTable } from '#app/features/expertise/sections.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Plus } from '#app/ui/marks/icons.tsx'
import { useSection } from './section-state.ts'

type RowListProps = {
  table: ExpertTable
  legend: ReactNode
  hint?: ReactNode
  /** The words of the button that adds a row. */
  add: string
  /** The fields of one row. */
  children: (row: number) => ReactNode
}

/** Rows of a table, each with its way out, and a way to one more: both ask the server for the form anew, and save nothing. */
export function RowList({ table, legend, hint, add, children }: RowListProps) {
  const { t, i18n } = useTranslation('expert-edit')
  const rows = useSection().rows(table)
  const rowId = (row: number) => `row-${table}-${row}`
  return (
    <Fieldset large legend={legend} hint={hint}>
      {rows.length > 0 && (
        <ol className="mt-4 grid gap-5">
          {rows.map((row, index) => (
            <li key={row} id={rowId(row)} className="scroll-mt-6 rounded-md border border-line p-4 sm:p-5">
              <div className="grid gap-5">{children(row)}</div>
              <div className="mt-4">
                <Button name={REMOVE_ROW} value={`${table}/${row}`} look="quiet" formAction={`#${rowId(rows[index - 1] ?? row)}`}>
                  {t('rows.remove')}
                  <span className="sr-only"> {t('rows.number', { number: formatNumber(i18n.language, index + 1) })}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      {rows.length < MOST_ROWS[table] && (
        <div className="mt-4">
          <Button name={ADD_ROW} value={table} look="secondary" formAction={`#${rowId((rows.at(-1) ?? -1) + 1)}`}>
            <Plus aria-hidden size={18} />
            {add}
          </Button>
        </div>
      )}
    </Fieldset>
  )
}

/** The names that fields of a form suggest while one types; the fields name its id as their `list`. */
export function Suggested({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name, index) => (
        <option key={index} value={name} />
      ))}
    </datalist>
  )
}
