import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeadColumn, ShownCell, ShownRow } from '#app/features/datasets/views/row-cells.server.ts'
import { classes } from '#app/ui/classes.ts'
import { ArrowDown, ArrowUp, ArrowUpDown, TriangleAlert } from '#app/ui/marks/icons.tsx'

export type SortLink = { href: string; direction: 'ascending' | 'descending' | undefined }

type Props = {
  /** Names the table and the region that it scrolls in. */
  caption: string
  columns: (HeadColumn & { sort?: SortLink })[]
  rows: ShownRow[]
  /** The page of a row; none: its number is no link. */
  rowHref?: ((row: number) => string) | undefined
}

const cell = 'border-b border-line px-3 py-2 align-top'
const sticky = 'sticky start-0 z-1 border-e bg-white text-end font-normal text-ink-soft'

/** Cells of a table exactly as they are written, scrolling sideways in a region of their own under the numbers of the rows. */
export function CellTable({ caption, columns, rows, rowHref }: Props) {
  const { t } = useTranslation('dataset-views')
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="relative max-w-full overflow-x-auto rounded-md border border-line bg-white"
    >
      <table className="w-max min-w-full border-separate border-spacing-0 text-base">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes(cell, sticky, 'bg-paper align-bottom')}>
              {t('table.rowNumber')}
            </th>
            {columns.map((column) => (
              <th
                key={column.position}
                scope="col"
                aria-sort={column.sort?.direction}
                className={classes(cell, 'max-w-80 bg-paper align-bottom font-semibold', column.isNumeric ? 'text-end' : 'text-start')}
              >
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, number, cells }) => (
            <tr key={row}>
              <th scope="row" className={classes(cell, sticky, 'figures whitespace-nowrap')}>
                {rowHref ? (
                  <a
                    href={rowHref(row)}
                    aria-label={t('table.rowPage', { row: number })}
                    className="text-accent no-underline hover:underline"
                  >
                    {number}
                  </a>
                ) : (
                  number
                )}
              </th>
              {cells.map((one, nth) => (
                <td
                  key={nth}
                  className={classes(
                    cell,
                    columns[nth]?.isNumeric ? 'figures text-end whitespace-nowrap' : 'max-w-80 text-start wrap-anywhere',
                  )}
                >
                  <Cell cell={one} more={rowHref?.(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ column: { name, label, sort } }: { column: Props['columns'][number] }): ReactNode {
  const Icon = sort?.direction === 'ascending' ? ArrowUp : sort?.direction === 'descending' ? ArrowDown : ArrowUpDown
  return (
    <>
      {sort ? (
        <a href={sort.href} className="inline-flex items-center gap-1.5 text-ink no-underline hover:text-accent hover:underline">
          <bdi className="wrap-anywhere">{name}</bdi>
          <Icon aria-hidden size={15} className={classes('no-print shrink-0', sort.direction ? 'text-accent' : 'text-line-strong')} />
        </a>
      ) : (
        <bdi className="wrap-anywhere">{name}</bdi>
      )}
      {label && (
        <span dir="auto" className="block font-normal text-ink-soft">
          {label}
        </span>
      )}
    </>
  )
}

function Cell({ cell: { text, rest, isCut, isMisfit }, more }: { cell: ShownCell; more: string | undefined }) {
  const { t } = useTranslation('dataset-views')
  return (
    <>
      {isMisfit && (
        <span className="me-1.5 inline-block align-middle text-warning" title={t('table.misfit')}>
          <TriangleAlert aria-hidden size={16} />
          <span className="sr-only">{t('table.misfit')} </span>
        </span>
      )}
      {rest === '' ? (
        <span dir="auto" className="whitespace-pre-wrap">
          {text}
        </span>
      ) : (
        <details className="group">
          <summary>
            <span dir="auto" className="whitespace-pre-wrap group-open:hidden">
              {text}…
            </span>
            <span className="text-accent underline decoration-1 underline-offset-[0.2em]">
              <span className="group-open:hidden"> {t('table.more')}</span>
              <span className="hidden group-open:inline">{t('table.less')}</span>
            </span>
          </summary>
          <p dir="auto" className="whitespace-pre-wrap">
            {text + rest}
            {isCut && '…'}
          </p>
          {isCut && more && (
            <a href={more} className="text-accent underline">
              {t('table.wholeCell')}
            </a>
          )}
        </details>
      )}
    </>
  )
}
