import { Search } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { RegisterLine, RegisterView } from '#app/features/projects/queries/edit-register-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A workspace's own projects: by state, found by words, fifty a page. */
export function ProjectRegister({ register, addHref }: { register: RegisterView; addHref: string | null }) {
  const { t } = useTranslation('projects-edit')
  const columns = useColumns(register)
  if (register.isEmpty)
    return (
      <EmptyState title={t('register.empty')} action={addHref && <ButtonLink href={addHref}>{t('register.new')}</ButtonLink>}>
        {t('register.emptyText')}
      </EmptyState>
    )
  const { search } = register
  return (
    <>
      <Tabs label={t('register.tabs')} tabs={register.tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`register.tab.${key}`) }))} />
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
      {register.lines.length === 0 ? (
        <p className="max-w-text text-base">{t(search.q ? 'register.nothingFound' : 'register.nothingHere')}</p>
      ) : (
        <Table caption={t('register.title')} captionHidden stickyHead columns={columns} rows={register.lines} rowKey={({ id }) => id} />
      )}
      <Pagination previousHref={register.firstHref ?? undefined} nextHref={register.nextHref ?? undefined} />
    </>
  )
}

/** Days that stay whole where the line breaks between them. */
function Days({ days }: { days: string[] }) {
  return (
    <span>
      {days.map((day, index) => (
        <span key={day}>
          <span className="whitespace-nowrap">
            {day}
            {index < days.length - 1 && ' –'}
          </span>{' '}
        </span>
      ))}
    </span>
  )
}

function useColumns({ sorts }: RegisterView): Column<RegisterLine>[] {
  const { t } = useTranslation('projects-edit')
  return [
    {
      key: 'title',
      header: t('register.column.title'),
      isRowHeader: true,
      cell: ({ href, title, identifier }) => (
        <span className="block min-w-0">
          <Link quiet href={href} className="font-semibold">
            {title ? <LanguageTaggedText {...title} /> : t('untitled')}
          </Link>
          {identifier && (
            <span className="block text-sm font-normal wrap-anywhere text-ink-soft">
              <bdi>{identifier}</bdi>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'status',
      header: t('register.column.status'),
      cell: ({ publication, workingState }) => <RecordStatus publication={publication} workingCopy={workingState} />,
    },
    { key: 'countries', header: t('register.column.countries'), cell: ({ countries }) => countries },
    { key: 'start', header: t('register.column.dates'), cell: ({ dates }) => <Days days={dates} />, sort: sorts['start'] },
    { key: 'updated', header: t('register.column.updated'), cell: ({ updated }) => <Days days={[updated]} />, sort: sorts['updated'] },
  ]
}
