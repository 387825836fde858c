import type { ReactNode } from 'react'
import { Search } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { RegisterFrame } from '#app/features/filters/register-frame.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'

const MOST_IN_SIGHT = 4

type RegisterTableProps<Line> = {
  /** Where the words are, under `register`. */
  namespace: string
  frame: RegisterFrame
  columns: Column<Line>[]
  lines: Line[]
  addHref: string | null
  /** The keys of the columns that are shown beside the first. */
  shown: readonly string[]
  /** What stands above the lines: filters, columns, views. */
  tools?: ReactNode
  /** Where chosen lines are sent, by a form of their own. */
  selection?: RegisterSelection<Line> | undefined
}

/** What a page puts around a register's lines. */
export type RegisterAround<Line> = Pick<RegisterTableProps<Line>, 'addHref' | 'shown' | 'tools' | 'selection'>

export type RegisterSelection<Line> = {
  action: string
  kept: readonly (readonly [name: string, value: string])[]
  header: string
  label: (line: Line) => string
  /** Above the lines, within the form. */
  head: ReactNode
  /** Under the lines, within the form; it stays in sight. */
  bar: ReactNode
}

/** A workspace's own records of one kind: by state, found by words, fifty a page. */
export function RegisterTable<Line extends { id: string }>({
  namespace,
  frame,
  columns,
  lines,
  addHref,
  shown,
  tools,
  selection,
}: RegisterTableProps<Line>) {
  const { t } = useTranslation(namespace)
  const { search } = frame
  if (frame.isEmpty)
    return (
      <EmptyState title={t('register.empty')} action={addHref && <ButtonLink href={addHref}>{t('register.new')}</ButtonLink>}>
        {t('register.emptyText')}
      </EmptyState>
    )
  return (
    <>
      <Tabs label={t('register.tabs')} tabs={frame.tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`register.tab.${key}`) }))} />
      <form
        method="get"
        action={search.action}
        role="search"
        aria-label={t('register.search')}
        className="flex max-w-xl flex-wrap items-end gap-3"
      >
        <KeptFields query={frame.query} />
        <div className="min-w-48 flex-1">
          <Field name="q" label={t('register.search')}>
            <TextInput type="search" defaultValue={search.q} />
          </Field>
        </div>
        <Button look="secondary">
          <Search aria-hidden size={18} />
          {t('register.searchButton')}
        </Button>
        {search.q && (
          <ButtonLink href={search.clearHref} look="quiet">
            {t('register.clear')}
          </ButtonLink>
        )}
      </form>
      {tools}
      {lines.length === 0 ? (
        <p className="max-w-text text-base">{t(search.q || frame.unfilteredHref ? 'register.nothingFound' : 'register.nothingHere')}</p>
      ) : (
        <ChosenForm selection={selection}>
          <Table
            caption={t('register.title')}
            captionHidden
            // With more columns than a screen holds, the table scrolls in its frame.
            stickyHead={shown.length <= MOST_IN_SIGHT}
            columns={[...choosing(selection), ...columns.filter(({ key, isRowHeader }) => isRowHeader || shown.includes(key))]}
            rows={lines}
            rowKey={({ id }) => id}
          />
        </ChosenForm>
      )}
      <Pagination previousHref={frame.firstHref ?? undefined} nextHref={frame.nextHref ?? undefined} />
    </>
  )
}

/** What the address asks for besides words, kept by a search. */
export function KeptFields({ query, except = ['q'] }: { query: string; except?: readonly string[] }) {
  return [...new URLSearchParams(query)]
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

function ChosenForm<Line>({ selection, children }: { selection: RegisterSelection<Line> | undefined; children: ReactNode }) {
  if (!selection) return children
  return (
    // What is reached by the keyboard is not hidden by the bar.
    <form method="get" action={selection.action} className="grid gap-4 [&_a]:scroll-mb-40 [&_input]:scroll-mb-40">
      {selection.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {selection.head}
      {children}
      {selection.bar}
    </form>
  )
}

/** A box to choose a line by. */
function choosing<Line extends { id: string }>(selection: RegisterSelection<Line> | undefined): Column<Line>[] {
  if (!selection) return []
  return [
    {
      key: 'chosen',
      header: selection.header,
      cell: (line) => (
        <input type="checkbox" name="record" value={line.id} aria-label={selection.label(line)} className="size-6 accent-accent" />
      ),
    },
  ]
}
