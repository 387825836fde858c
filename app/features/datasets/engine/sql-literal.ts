/** A text as an SQL literal: DuckDB knows no escape in it but the doubled quote. */
export function sqlText(text: string): string {
  if (text.includes('\0')) throw new Error('a text for SQL holds no NUL')
  return `'${text.replaceAll("'", "''")}'`
}

/** A name of a column of an exported file. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`
}

/** A text as it is read from DuckDB: its client drops a byte order mark that a text begins with, so such a text is given a second one. */
export function sqlWhole(text: string): string {
  return `case when starts_with(${text}, chr(65279)) then chr(65279) || ${text} else ${text} end`
}
