import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListView } from '#app/features/filters/list-view.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { SortMenu } from '#app/ui/actions/sort-menu.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { ListLayout, MapLayout } from '#app/ui/frame/layouts.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { FilterPanel } from '#app/ui/lists/filter-panel.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Link } from '#app/ui/text/link.tsx'

type ListFrameProps = {
  view: ListView
  /** The number of results in words. */
  countText: string
  isEmpty: boolean
  /** What one takes away: feeds, exports; beside the results, or below where a map is beside them. */
  aside?: ReactNode
  /** A map of the results, beside them. */
  map?: ReactNode
  /** What stands above the filters beside a map. */
  above?: ReactNode
  /** More fields under the words, and another hint for these. */
  fields?: ReactNode
  wordsHint?: string
  /** What stands over the results. */
  notes?: ReactNode
  children: ReactNode
}

/** A public list: filters beside it, what is set above it, the count in words, and the way to the next page. */
export function ListFrame({ map, aside, above, fields, wordsHint, ...list }: ListFrameProps) {
  const filters = <Filters view={list.view} folded={map !== undefined} fields={fields} wordsHint={wordsHint} />
  if (map === undefined)
    return (
      <ListLayout filters={filters} aside={aside}>
        <Results {...list} />
      </ListLayout>
    )
  return (
    <MapLayout map={map} below={aside}>
      {above !== undefined && <div className="mb-4 grid gap-5">{above}</div>}
      <div data-map-part="filters" className="mb-4">
        {filters}
      </div>
      <Results {...list} />
    </MapLayout>
  )
}

type FiltersProps = Pick<ListFrameProps, 'view' | 'fields'> & { folded: boolean; wordsHint?: string | undefined }

/** The choices of a list, a field for words, and what else it is asked for. */
export function Filters({ view, folded, fields, wordsHint }: FiltersProps) {
  const { t, i18n } = useTranslation('filters')
  return (
    <FilterPanel
      action={view.action}
      groups={view.groups}
      kept={view.kept}
      clearHref={view.clearHref}
      setCountText={view.chips.length > 0 ? formatNumber(i18n.language, view.chips.length) : undefined}
      folded={folded}
    >
      <Field name="q" label={t('words')} hint={wordsHint ?? t('wordsHint')} required={false}>
        <TextInput type="search" defaultValue={view.q} maxLength={200} />
      </Field>
      {fields}
    </FilterPanel>
  )
}

type ResultsProps = Pick<ListFrameProps, 'view' | 'countText' | 'isEmpty' | 'notes' | 'children'>

function Results({ view, countText, isEmpty, notes, children }: ResultsProps) {
  const { t } = useTranslation('filters')
  return (
    <>
      {view.notes.map((note) => (
        <Notice key={note} tone="warning">
          {note}
        </Notice>
      ))}
      {notes}
      <div data-map-part="chips">
        <FilterChips chips={view.chips} clearHref={view.clearHref} />
      </div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p className="text-lg font-semibold" id="results" aria-live="polite" data-map-part="count">
          {countText}
        </p>
        {view.sorts.length > 1 && <SortMenu options={view.sorts} />}
      </div>
      <div data-map-part="list">
        {isEmpty ? (
          <EmptyState title={t('empty.title')} action={view.clearHref && <Link href={view.clearHref}>{t('empty.clear')}</Link>}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          children
        )}
        <Pagination firstHref={view.firstHref} nextHref={view.nextHref} />
      </div>
    </>
  )
}
