import { listCountries } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { listCodes } from '#app/features/classifications/names.server.ts'
import { QUALITY_BANDS, REGISTER_COLUMNS, REGISTER_FILTERS, type RegisterFilters } from '#app/features/filters/register-filters.ts'
import type { RegisterFrame } from '#app/features/filters/register-frame.ts'
import { sectorOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { possibleOwners } from '#app/features/provenance/change-owner.server.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { MOST_CHOSEN } from '../chosen/steps.ts'
import { bulkPath, chooseStepPath, registerOf, sheetPath } from '../paths.ts'
import { bulkPolicy } from '../policy.ts'
import { isHeldColumn } from '../sheets/shown-columns.ts'
import { writingLanguagesOf } from '../sheets/writing-languages.server.ts'
import { listViews, type View } from './views.server.ts'

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
  clearHref: string | null
  columns: { value: string; label: string; isShown: boolean }[]
  views: (View & { href: string })[]
  canShare: boolean
  /** Where chosen records are sent; null for who may only read. */
  chooseHref: string | null
  /** Lines that the register shows in all, where they may all be chosen at once. */
  all: { text: string; count: string } | null
  sheets: { bulkHref: string; xlsxHref: string; shownHref: string; shownNote: string; csvHref: string }
}

type Wanted = {
  workspace: { id: string; slug: string }
  kind: RecordKind
  language: Language
  frame: RegisterFrame
  shown: readonly string[]
}

export async function registerTools(actor: Actor, { workspace, kind, language, frame, shown }: Wanted): Promise<RegisterTools> {
  const t = translator(language, 'bulk')
  const where = { language, slug: workspace.slug }
  const [views, owners, languages] = await Promise.all([
    listViews(actor, { workspaceId: workspace.id, kind }),
    possibleOwners(workspace.id),
    writingLanguagesOf(workspace.id),
  ])
  const optionsOf = filterOptions(language, owners, languages)
  const canBegin = bulkPolicy.begin(actor, { workspaceId: workspace.id })
  const filters = REGISTER_FILTERS[kind].map((name): ToolFilter => {
    const value = frame.filters[name]
    return { name, label: t(`filter.${name}`), value: (Array.isArray(value) ? value[0] : value) ?? '', options: optionsOf(name) }
  })
  const set = filters.filter(({ value }) => value !== '').length
  const action = registerOf(where, kind)
  return {
    kind,
    action,
    query: frame.query,
    filters,
    setCount: set > 0 ? formatNumber(language, set) : null,
    clearHref: frame.unfilteredHref,
    columns: REGISTER_COLUMNS[kind].map((value) => ({ value, label: t(`columnName.${value}`), isShown: shown.includes(value) })),
    views: views.map((view) => ({ ...view, href: `${action}?${view.query || 'tab=all'}` })),
    canShare: canBegin,
    chooseHref: canBegin ? chooseStepPath(where) : null,
    all:
      frame.total > 0
        ? {
            count: String(frame.total),
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

const filterOptions = (language: Language, owners: readonly { id: string; name: string }[], languages: readonly string[]) => {
  const [t, ui] = [translator(language, 'bulk'), translator(language, 'ui')]
  return (name: keyof RegisterFilters): Option[] | null => {
    switch (name) {
      case 'country':
        return listCountries(language).map(({ code, name: label }) => ({ value: code, label }))
      case 'sector':
        return sectorOptions(language)
      case 'iatiStatus':
        return listCodes('ActivityStatus', language).map(({ code, name: label }) => ({ value: code, label }))
      case 'kind':
        return ['funding', 'goods', 'services', 'expertise'].map((value) => ({ value, label: ui(`kind.${value}`) }))
      case 'severity':
        return ['5', '4', '3', '2', '1'].map((value) => ({ value, label: ui(`severity.${value}`) }))
      case 'coverage':
        return ['OPEN', 'PARTLY', 'COVERED', 'CLOSED'].map((value) => ({ value, label: t(`coverage.${value}`) }))
      case 'visibility':
        return ['public', 'workspace'].map((value) => ({ value, label: t(`visibility.${value}`) }))
      case 'owner':
        return [{ value: 'none', label: t('owner.none') }, ...owners.map(({ id, name: label }) => ({ value: id, label }))]
      case 'quality':
        return QUALITY_BANDS.map((value) => ({ value, label: t(`quality.${value}`) }))
      case 'missing':
        return languages.map((value) => ({ value, label: languageName(value, language) }))
      case 'updatedFrom':
      case 'updatedTo':
        return null
    }
  }
}
