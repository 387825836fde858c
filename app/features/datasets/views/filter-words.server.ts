import type { Condition } from '#app/features/datasets/engine/table-query.ts'
import type { LoadedColumn } from '#app/features/datasets/tables.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { FilterChip } from '#app/ui/lists/filter-chips.tsx'
import {
  OPERATORS,
  operatorsOf,
  problem,
  readColumn,
  takesValue,
  writeCondition,
  type AddressProblem,
  type Operator,
} from './view-query.ts'
import { valueOfText } from './written-value.ts'

// Words of a file stand in a sentence of the page in their own direction.
const isolated = (text: string) => `\u2068${text}\u2069`
const LONGEST = 60

export const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** A condition in words: "region is Dakar". */
export function conditionWords({ column, is, values }: Condition, columns: readonly LoadedColumn[], language: Language): string {
  const t = translator(language, 'dataset-views')
  const value = values.map((one) => isolated(shortened(one))).join(' · ')
  return t(`filter.is.${is}`, { column: isolated(columns[column]?.name ?? ''), value })
}

/** Conditions as chips; each is taken away by `without`. */
export function conditionChips(
  where: readonly Condition[],
  { columns, language, without }: { columns: readonly LoadedColumn[]; language: Language; without: (kept: Condition[]) => string },
): FilterChip[] {
  return where.map((condition, nth) => ({
    label: conditionWords(condition, columns, language),
    removeHref: without(where.filter((_, other) => other !== nth)),
  }))
}

/** A condition that somebody is adding, as they wrote it. */
export type AddedCondition = { column: string; how: string; value: string }

/** The form that adds a condition; a table of many columns has no list of them, but a field for the name of one. */
export type FilterForm = {
  columns: { value: string; label: string }[] | null
  operators: Operator[]
  given: AddedCondition
  action: string
  kept: { name: string; value: string }[]
}

const MOST_LISTED = 300

export function filterForm(columns: readonly LoadedColumn[], search: URLSearchParams, action: string, kept: URLSearchParams): FilterForm {
  const types = new Set(columns.map(({ type }) => type))
  const known = new Set([...types].flatMap(operatorsOf))
  return {
    columns: columns.length > MOST_LISTED ? null : columns.map(({ name }, position) => ({ value: String(position), label: name })),
    // One value at a time is asked for by "is".
    operators: OPERATORS.filter((operator) => operator !== 'in' && known.has(operator)),
    given: { column: search.get('column') ?? '', how: search.get('how') ?? '', value: search.get('value') ?? '' },
    action,
    kept: [...kept].map(([name, value]) => ({ name, value })),
  }
}

/**
 * Reads a condition from the form that adds one (`column`, `how`, `value`): a value may be written as the file writes its column. Null where
 * the form was not sent.
 */
export function readAdded(
  search: URLSearchParams,
  columns: readonly LoadedColumn[],
): { added: Condition | null; problems: AddressProblem[] } | null {
  const [name, how, value] = [search.get('column'), search.get('how') ?? '', search.get('value') ?? '']
  if (name === null) return null
  const position = readColumn(name.trim(), columns)
  const column = position === null ? undefined : columns[position]
  if (position === null || !column) return { added: null, problems: [problem('column', name)] }
  const is = operatorsOf(column.type).find((operator) => operator === how && operator !== 'in')
  if (!is || is === 'in') return { added: null, problems: [problem('how', how)] }
  if (!takesValue(is)) return { added: { column: position, is, values: [] } as Condition, problems: [] }
  const read = valueOfText(column, value)
  if (read === null || read.length > 1_000) return { added: null, problems: [problem('value', value)] }
  return { added: { column: position, is, values: [read] } as Condition, problems: [] }
}

/** The same address with one condition more. */
export function withCondition(params: URLSearchParams, added: Condition): URLSearchParams {
  const next = new URLSearchParams(params)
  const text = writeCondition(added)
  if (!next.getAll('f').includes(text)) next.append('f', text)
  return next
}
