import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { CellProblem, Message } from './outcomes.ts'

/** A message in one reader's language. Its key names its namespace. */
export function said({ key, params }: Message, language: Language): string {
  const [namespace = 'bulk', rest = key] = key.split(':')
  const count = params?.['count']
  const formatted = typeof count === 'number' ? { formatted: formatNumber(language, count) } : {}
  const limit = params?.['limit']
  return translator(language, namespace)(rest, {
    ...params,
    ...formatted,
    ...(typeof limit === 'number' ? { limit: formatNumber(language, limit) } : {}),
  })
}

/** A place of a file: a cell, or a row where no column is named. */
export function placeOf(
  { sheet, row, column = '', head = '' }: Pick<CellProblem, 'sheet' | 'row'> & Partial<CellProblem>,
  language: Language,
): string {
  const t = translator(language, 'bulk')
  const key = sheet === '' ? (column ? 'place.cell' : 'place.row') : column ? 'place.sheetCell' : 'place.sheetRow'
  return t(key, { sheet, row: formatNumber(language, row), column, head })
}
