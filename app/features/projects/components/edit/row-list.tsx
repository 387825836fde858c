import { Plus } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { RowStep } from '#app/features/projects/edit-steps.ts'
import { editRowPath, editStepPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { ListedRow, RowList as Rows } from '#app/features/projects/queries/edit-rows.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { REMOVE_NAME } from '#app/features/provenance/save-reply.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

type RowListProps = {
  where: InWorkspace
  projectId: string
  step: RowStep
  list: Rows
  columns: readonly string[]
  revision: number
  nextHref: string
}

/** The rows of a table, fifty a page, each with its form and its way out; then the way to the next step. */
export function RowList({ where, projectId, step, list, columns, revision, nextHref }: RowListProps) {
  const { t } = useTranslation('projects-edit')
  const here = editStepPath(where, projectId, step)
  const add = (
    <ButtonLink href={`${here}/new`} look={list.total === 0 ? 'primary' : 'secondary'}>
      <Plus aria-hidden size={18} />
      {t(`rows.add.${step}`)}
    </ButtonLink>
  )
  const onward = (
    <ButtonLink href={nextHref} look={list.total === 0 ? 'secondary' : 'primary'}>
      {t('rows.onward')}
    </ButtonLink>
  )
  if (list.total === 0)
    return (
      <>
        <EmptyState title={t(`rows.empty.${step}`)} action={add}>
          {t(`rows.emptyText.${step}`)}
        </EmptyState>
        <div>{onward}</div>
      </>
    )
  const at = (page: number) => (page === 1 ? here : `${here}?page=${page}`)
  return (
    <>
      <form method="post" className="grid gap-4">
        <input type="hidden" name="revision" value={revision} />
        <Table
          caption={t('rows.count', counted(where.language, list.total))}
          columns={rowColumns(columns, step, t, (row) => (
            <RowActions row={row} step={step} href={editRowPath(where, projectId, step, row.id)} />
          ))}
          rows={list.rows}
          rowKey={({ id }) => id}
        />
      </form>
      <Pagination
        previousHref={list.page > 1 ? at(list.page - 1) : undefined}
        nextHref={list.page < list.pages ? at(list.page + 1) : undefined}
        countText={t('rows.page', { page: formatNumber(where.language, list.page), pages: formatNumber(where.language, list.pages) })}
      />
      <div className="flex flex-wrap gap-3">
        {add}
        {onward}
      </div>
    </>
  )
}

/** Columns whose words may have no place to break. */
const UNBROKEN = new Set(['address', 'identifier', 'ref', 'reach'])

function rowColumns(
  columns: readonly string[],
  step: RowStep,
  t: (key: string) => string,
  actions: (row: ListedRow) => React.ReactNode,
): Column<ListedRow>[] {
  return [
    ...columns.map((key, index) => ({
      key,
      header: t(`column.${step}.${key}`),
      cell: (row: ListedRow) => <bdi className={UNBROKEN.has(key) ? 'wrap-anywhere' : undefined}>{row.cells[index]}</bdi>,
      numeric: key === 'amount',
      isRowHeader: index === 0,
    })),
    { key: 'actions', header: t('column.actions'), cell: actions },
  ]
}

function RowActions({ row, step, href }: { row: ListedRow; step: RowStep; href: string }) {
  const { t } = useTranslation('projects-edit')
  return (
    <span className="-my-2 flex flex-wrap items-center gap-x-2">
      <Link href={href} className="inline-flex min-h-11 items-center px-2">
        {t('rows.edit')} <span className="sr-only">{row.cells[0]}</span>
      </Link>
      <Button name={REMOVE_NAME} value={`${step}/${row.id}`} look="quiet" className="px-2 font-normal text-danger">
        {t('rows.remove')} <span className="sr-only">{row.cells[0]}</span>
      </Button>
    </span>
  )
}
