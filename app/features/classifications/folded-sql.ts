import { DROPPED_CHARACTERS, REPLACED_CHARACTERS } from './folding.ts'

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const pairs = Object.entries(REPLACED_CHARACTERS)
const single = pairs.filter(([, value]) => value.length === 1)
const longer = pairs.filter(([, value]) => value.length > 1)

/** `foldText` of a column in PostgreSQL, white space aside. */
export function foldedSql(column: string): string {
  const lower = `lower(regexp_replace(normalize(${column}, NFKD), ${quoted(`[${DROPPED_CHARACTERS}]`)}, '', 'g'))`
  const translated = `translate(${lower}, ${quoted(single.map(([key]) => key).join(''))}, ${quoted(single.map(([, value]) => value).join(''))})`
  return longer.reduce((text, [key, value]) => `replace(${text}, ${quoted(key)}, ${quoted(value)})`, translated)
}
