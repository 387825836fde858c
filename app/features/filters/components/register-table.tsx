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

type RegisterTableProps<Line> = {
  /** Where the words are, under `register`. */
  namespace: string
  frame: RegisterFrame
  columns: Column<Line>[]
  lines: Line[]
  addHref: string | null
}

/** A workspace's own records of one kind: by state, found by words, fifty a page. */
export function RegisterTable<Line extends { id: string }>({ namespace, frame, columns, lines, addHref }: RegisterTableProps<Line>) {
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
        {search.tab !== 'all' && <input type="hidden" name="tab" value={search.tab} />}
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
      {lines.length === 0 ? (
        <p className="max-w-text text-base">{t(search.q ? 'register.nothingFound' : 'register.nothingHere')}</p>
      ) : (
        <Table caption={t('register.title')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ id }) => id} />
      )}
      <Pagination previousHref={frame.firstHref ?? undefined} nextHref={frame.nextHref ?? undefined} />
    </>
  )
}
