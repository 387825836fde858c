/** What the text of one cell looks like, whatever the column is. */
export type CellKind = 'empty' | 'number' | 'date' | 'boolean' | 'text'

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const NUMBER =
  /^[-+\u2212]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f',.]\d{3})+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s?%?$|^[-+]?[.,]\d+$|^[$€£]\s?\d[\d.,]*$/
const DATE = /^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:[T ]\d{1,2}:\d{2}.*)?$|^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?: .*)?$/
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:?\d{2})?$/
const WRITTEN_DATE = /^\d{1,2}[ -]\p{L}{3,10}\.?[ -]\d{2,4}$/u
const BOOLEAN = /^(?:true|false|yes|no|oui|non|vrai|faux|si|sí|verdadero|falso|sim|não|نعم|لا)$/i

/** Arabic-Indic and Persian digits as the digits that programs count with. */
export const withPlainDigits = (text: string) => text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))

export function kindOf(cell: string): CellKind {
  const text = cell.trim()
  if (text === '') return 'empty'
  if (text.length > 40) return 'text'
  const plain = withPlainDigits(text)
  if (DATE.test(plain) || TIME.test(plain) || WRITTEN_DATE.test(plain)) return 'date'
  if (NUMBER.test(plain)) return 'number'
  return BOOLEAN.test(text) ? 'boolean' : 'text'
}
