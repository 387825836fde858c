import { fieldLabelKey, fieldName } from '#app/features/provenance/field-names.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { TextState } from '#app/features/provenance/text-states.ts'
import type { Shown } from './paths.ts'

/** One text of a record to translate: from one language into another. */
export type TextUnit = {
  /** `title`, `transactions/r1/description`. */
  path: string
  text: LanguageText
  /** The language it is translated from here: the one that was asked for, else the text's own. */
  sourceLang: string
  source: string
  target: string | undefined
  state: TextState
  isMachine: boolean
  /** The text that its translations are held to fit. */
  original: string
}

/** A path as the id of a unit, which XLIFF wants to be an NMTOKEN: `transactions.r1.description`. */
export const unitId = (path: string) => path.replaceAll('/', '.')

/** The path that an id names; null for what names none. */
export const pathOfUnit = (id: string): string | null => (/^\w+(\.\w+)*$/.test(id) ? id.replaceAll('.', '/') : null)

/** Whether a text goes into a file from one language: what is written in another only, or first in the target's, does not. */
export const isExported = ({ sourceLang, state }: TextUnit, from: string, show: Shown) =>
  sourceLang === from && state !== 'source' && (show === 'all' || state === show)

/** What a text is called out of its place, with the table of its row: "Organisation · Nom". `words`: those of its kind of record. */
export function unitLabel(path: string, lang: string, words: { field: (key: string) => string }): string {
  const label = words.field(fieldLabelKey(fieldName(path, lang)))
  const [table = '', row] = path.split('/')
  return row === undefined ? label : `${words.field(table === 'facts' ? row : table)} · ${label}`
}
