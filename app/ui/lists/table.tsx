import { ArrowDown, ArrowUp, ArrowUpDown } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures: aligned at the end, of one width. */
  numeric?: boolean
  /** Kept on one line: a date, a reference. */
  nowrap?: boolean
  /** Names the row: a `th`, and the title of its card on a phone. */
  isRowHeader?: boolean
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | undefined } | undefined
}

export type TableProps<Row> = {
  caption: ReactNode
  /** For a table whose heading already says it. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Becomes a list of cards on a phone; else it scrolls sideways. */
  cards?: boolean
  stickyHead?: boolean
}

/** Browsers forget what a table's parts are once `display` makes cards of them; their roles say it again. */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** A table that breathes; sticky head on wide screens, cards on a phone. */
export function Table<Row>({ caption, captionHidden = false, columns, rows, rowKey, cards = true, stickyHead = false }: TableProps<Row>) {
  return (
    <div className={classes('overflow-x-auto', stickyHead && 'lg:overflow-visible')}>
      <table {...roles.table} className={classes('data-table', cards && 'has-cards', stickyHead && 'is-sticky')}>
        <caption className={captionHidden ? 'sr-only' : 'pb-3 text-start text-lg font-semibold'}>{caption}</caption>
        <thead {...roles.group}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...roles.group}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...roles.row}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeaderCell<Row>({ column: { header, numeric, sort } }: { column: Column<Row> }) {
  return (
    <th {...roles.columnHeader} scope="col" aria-sort={sort?.direction} className={numeric ? 'numeric' : undefined}>
      {sort ? (
        <a href={sort.href} className="inline-flex items-center gap-1.5 text-ink no-underline hover:text-accent hover:underline">
          {header}
          <SortMark direction={sort.direction} />
        </a>
      ) : (
        header
      )}
    </th>
  )
}

function SortMark({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown
  return <Icon aria-hidden size={15} className={classes('no-print shrink-0', direction ? 'text-accent' : 'text-line-strong')} />
}

function BodyCell<Row>({ column: { header, cell, numeric, nowrap, isRowHeader }, row }: { column: Column<Row>; row: Row }) {
  if (isRowHeader) {
    return (
      <th {...roles.rowHeader} scope="row" className={numeric ? 'numeric' : undefined}>
        {cell(row)}
      </th>
    )
  }
  return (
    <td {...roles.cell} data-label={header} className={numeric ? 'numeric' : nowrap ? 'whitespace-nowrap' : undefined}>
      {cell(row)}
    </td>
  )
}
