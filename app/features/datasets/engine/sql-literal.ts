/** A text as an SQL literal: DuckDB knows no escape in it but the doubled quote. */
export function sqlText(text: string): string {
  if (text.includes('\0')) throw new Error('a text for SQL holds no NUL')
  return `'${text.replaceAll("'", "''")}'`
}

/** A name of a column of an exported file. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`
}
