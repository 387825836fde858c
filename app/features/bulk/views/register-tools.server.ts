import { languageName } from '#app/features/classifications/languages.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { valueName } from '#app/features/filters/choices.server.ts'
import {
  filterEntries,
  QUALITY_BANDS,
  REGISTER_COLUMNS,
  REGISTER_FILTERS,
  type RegisterFilters,
} from '#app/features/filters/register-filters.ts'
import type { RegisterFrame } from '#app/features/filters/register-frame.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { possibleOwners } from '#app/features/provenance/change-owner.server.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import type { FilterChip } from '#app/ui/lists/filter-chips.tsx'
import { MOST_CHOSEN } from '../chosen/steps.ts'
import { bulkPath, chooseStepPath, registerOf, sheetPath } from '../paths.ts'
import { bulkPolicy } from '../policy.ts'
import { isHeldColumn } from '../sheets/shown-columns.ts'
import { writingLanguagesOf } from '../sheets/writing-languages.server.ts'
import { registerValues } from './register-values.server.ts'
import { listViews, VIEW_DONE, type View } from './views.server.ts'

type Option = { value: string; label: string }

/** A filter of the register's form: a choice, or a day. */
export type ToolFilter = { name: string; label: string; value: string; options: Option[] | null }

/** What stands around the lines of a register, in words ready for one reader. */
export type RegisterTools = {
  kind: RecordKind
  action: string
  query: string
  filters: ToolFilter[]
  setCount: string | null
  /** What the form that led here did. */
  said: string | null
  /** What is set, each with the address without it. */
  chips: FilterChip[]
  clearHref: string | null
  columns: { value: string; label: string; isShown: boolean }[]
  views: (View & { href: string })[]
  canShare: boolean
  /** Where chosen records are sent; null for who may only read. */
  chooseHref: string | null
  /** Lines that the register shows in all, where they may all be chosen at once. */
  all: { text: string; count: number } | null
  sheets: { bulkHref: string; xlsxHref: string; shownHref: string; shownNote: string; csvHref: string }
}

type Wanted = {
  workspace: { id: string; slug: string }
  kind: RecordKind
  language: Language
  frame: RegisterFrame
  shown: readonly string[]
  /** As the address says it. */
  done: string | null
}

export async function registerTools(actor: Actor, { workspace, kind, language, frame, shown, done }: Wanted): Promise<RegisterTools> {
  const t = translator(language, 'bulk')
  const where = { language, slug: workspace.slug }
  const [views, owners, languages, counts] = await Promise.all([
    listViews(actor, { workspaceId: workspace.id, kind }),
    possibleOwners(workspace.id),
    writingLanguagesOf(workspace.id),
    registerValues(workspace.id, kind),
  ])
  const choices = filterChoices(language, owners, languages)
  const canBegin = bulkPolicy.begin(actor, { workspaceId: workspace.id })
  const filters = REGISTER_FILTERS[kind].map((name): ToolFilter => {
    const set = frame.filters[name]
    const value = (Array.isArray(set) ? set[0] : set) ?? ''
    const counted = counts.get(name)
    const options = counted ? countedOptions(name, counted, value, language) : (choices[name] ?? null)
    return { name, label: t(`filter.${name}`), value, options }
  })
  const chipOf = (name: string, value: string): FilterChip => {
    const known = choices[name as keyof RegisterFilters]
    const words = value
      .split(',')
      .map((one) => known?.find((option) => option.value === one)?.label ?? valueInWords(name as keyof RegisterFilters, one, language))
    const rest = new URLSearchParams(frame.query)
    rest.delete(name)
    const label = translator(language, 'filters')('chip', { name: t(`filter.${name}`), value: formatList(language, words) })
    return { label, removeHref: `${action}?${rest.size > 0 ? rest : 'tab=all'}` }
  }
  const set = filters.filter(({ value }) => value !== '').length
  const action = registerOf(where, kind)
  return {
    kind,
    action,
    query: frame.query,
    filters,
    setCount: set > 0 ? formatNumber(language, set) : null,
    said: VIEW_DONE.some((one) => one === done) ? t(`tools.done.${done}`) : null,
    chips: filterEntries(frame.filters).map(([name, value]) => chipOf(name, value)),
    clearHref: frame.unfilteredHref,
    columns: REGISTER_COLUMNS[kind].map((value) => ({ value, label: t(`columnName.${value}`), isShown: shown.includes(value) })),
    views: views.map((view) => ({ ...view, href: `${action}?${view.query || 'tab=all'}` })),
    canShare: canBegin,
    chooseHref: canBegin ? chooseStepPath(where) : null,
    all:
      frame.total > 0
        ? {
            count: Math.min(frame.total, MOST_CHOSEN),
            text: t(frame.total > MOST_CHOSEN ? 'choose.allMost' : 'choose.all', {
              count: Math.min(frame.total, MOST_CHOSEN),
              total: formatNumber(language, frame.total),
            }),
          }
        : null,
    sheets: {
      bulkHref: bulkPath(where, kind),
      xlsxHref: sheetPath(where, 'xlsx', { kind, query: frame.query }),
      shownHref: sheetPath(where, 'xlsx', { kind, query: frame.query, columns: shown }),
      shownNote: shownNote(kind, shown, language),
      csvHref: sheetPath(where, 'csv', { kind, query: frame.query }),
    },
  }
}

/** What a sheet of the columns shown holds, and what it leaves out. */
function shownNote(kind: RecordKind, shown: readonly string[], language: Language): string {
  const t = translator(language, 'bulk')
  const named = (columns: readonly string[]) =>
    formatList(
      language,
      columns.map((column) => t(`columnName.${column}`)),
    )
  const own = kind === 'PROJECT' ? ['title', 'identifier'] : ['title']
  const lacks = shown.filter((column) => !isHeldColumn(kind, column))
  const held = t('tools.shownHolds', { names: named([...own, ...shown.filter((column) => isHeldColumn(kind, column))]) })
  return lacks.length > 0 ? `${held} ${t('tools.shownLacks', { names: named(lacks) })}` : held
}

/** Choices that are the same whatever the records say; a filter that is in neither is a day. */
const filterChoices = (
  language: Language,
  owners: readonly { id: string; name: string }[],
  languages: readonly string[],
): Partial<Record<keyof RegisterFilters, Option[]>> => {
  const t = translator(language, 'bulk')
  return {
    owner: [{ value: 'none', label: t('owner.none') }, ...owners.map(({ id, name: label }) => ({ value: id, label }))],
    quality: QUALITY_BANDS.map((value) => ({ value, label: t(`quality.${value}`) })),
    missing: languages.map((value) => ({ value, label: languageName(value, language) })),
  }
}

/** Values in an order of their own; others stand in that of their codes, countries in that of their names. */
const ORDERS: Partial<Record<keyof RegisterFilters, readonly string[]>> = {
  kind: NEED_KINDS,
  severity: ['5', '4', '3', '2', '1'],
  coverage: ['OPEN', 'PARTLY', 'COVERED', 'CLOSED'],
  visibility: VISIBILITIES,
}

/** The values that records have, each with how many; and the one that is asked for. */
function countedOptions(name: keyof RegisterFilters, counts: ReadonlyMap<string, number>, set: string, language: Language): Option[] {
  const t = translator(language, 'bulk')
  const collator = new Intl.Collator(localeOf(language))
  const values = [...new Set([...counts.keys(), ...(set ? [set] : [])])]
  const named = values.map((value) => ({ value, name: valueInWords(name, value, language) }))
  const order = ORDERS[name]
  named.sort((a, b) => {
    if (order) return order.indexOf(a.value) - order.indexOf(b.value)
    return name === 'country' ? collator.compare(a.name, b.name) : a.value.localeCompare(b.value)
  })
  return named.map(({ value, name: label }) => ({
    value,
    label: t('tools.option', { label, formatted: formatNumber(language, counts.get(value) ?? 0) }),
  }))
}

function valueInWords(name: keyof RegisterFilters, value: string, language: Language): string {
  if (name === 'sector') return translator(language, 'bulk')('sheet.code', { code: value, name: valueName(name, value, language) })
  if (name === 'updatedFrom' || name === 'updatedTo') return formatShortDay(language, value)
  if (name === 'visibility') return translator(language, 'bulk')(`visibility.${value}`)
  return valueName(name, value, language)
}
