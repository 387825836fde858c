import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeListOf } from '../sheet-columns.server.ts'
import type { CellProblem, Message } from './outcomes.ts'

/** A message in one reader's language. Its key names its namespace. */
export function said({ key, params }: Message, language: Language): string {
  if (key === NOT_IN_LIST) return notInList(params, language)
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

const NOT_IN_LIST = 'bulk:problem.notInList'
/** A list that is no longer is told whole; of others the sheet that holds it. */
const SHORT = 12

/** A cell that says no code of its column's list: which it may say. */
function notInList(params: Message['params'], language: Language): string {
  const t = translator(language, 'bulk')
  const { codes = [], label: list } = codeListOf(String(params?.['pattern']), language) ?? {}
  if (codes.length > SHORT) return t('problem.notInLongList', { ...params, list, sheet: t('sheet.codes') })
  return t('problem.notInList', { ...params, values: codes.map(({ code, name }) => t('sheet.code', { code, name })).join(' · ') })
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
