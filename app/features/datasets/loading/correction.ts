import type { ColumnReading, TableStructure } from '#app/features/datasets/tables.ts'
import { COLUMN_TYPES } from '#app/features/datasets/tables.ts'

/** Encodings that one may choose, by the name that iconv-lite gives them. */
export const ENCODINGS = ['utf8', 'windows-1252', 'iso-8859-15', 'windows-1256', 'iso-8859-6', 'utf16le', 'utf16be', 'macintosh', 'cp850', 'windows-1250', 'windows-1251'] as const // prettier-ignore
/** An encoding as the IANA registry names it: iconv-lite's `utf8` is `utf-8`. */
export const encodingName = (encoding: string) => encoding.replace(/^utf(8|16|32)/, 'utf-$1')

/** Signs between cells that one may choose; `tab` stands for the character. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: ' ', colon: ':' } as const
export type DelimiterName = keyof typeof DELIMITERS

export const delimiterName = (sign: string | undefined): DelimiterName | null =>
  (Object.keys(DELIMITERS) as DelimiterName[]).find((name) => DELIMITERS[name] === sign) ?? null

/** How a column is to be read, as one value of a choice: `auto`, `text`, `decimal,` (decimal comma), `dateDMY`. */
export const READING_CHOICES = [
  'auto',
  'text',
  'integer',
  'decimal.',
  'decimal,',
  'dateYMD',
  'dateDMY',
  'dateMDY',
  'datetime',
  'boolean',
] as const
export type ReadingChoice = (typeof READING_CHOICES)[number]

export function readingOf(choice: string): ColumnReading | null {
  if (choice === 'decimal.' || choice === 'decimal,') return { type: 'decimal', decimal: choice === 'decimal,' ? ',' : '.' }
  const [, order] = /^date(YMD|DMY|MDY)$/.exec(choice) ?? []
  if (order) return { type: 'date', dateOrder: order as 'YMD' | 'DMY' | 'MDY' }
  const type = COLUMN_TYPES.find((known) => known === choice)
  return type ? { type } : null
}

/** The choice that says how a column was read. */
export function choiceOf({ type, decimal, dateOrder }: ColumnReading): ReadingChoice {
  if (type === 'decimal') return decimal === ',' ? 'decimal,' : 'decimal.'
  return type === 'date' ? (`date${dateOrder ?? 'YMD'}` as ReadingChoice) : type
}

/** The names of a correction's fields for the table at a position; lines are counted from 1, 0 says there is none. */
export const correctionName = (table: number, field: 'encoding' | 'delimiter' | 'header' | 'headerRows' | 'hxl' | 'data') =>
  `t${table}.${field}`
export const readingName = (table: number, column: number) => `t${table}.c${column}`

export type CorrectionProblem = { name: string; messageKey: 'line' | 'choice' | 'order' }

/** Reads the correction of one table from a form. What the form does not hold stays as it was. Pure. */
export function readCorrection(
  field: (name: string) => string | undefined,
  table: number,
  structure: TableStructure,
): { structure: TableStructure; problems: CorrectionProblem[] } {
  const problems: CorrectionProblem[] = []
  const named = (name: Parameters<typeof correctionName>[1]) => field(correctionName(table, name))?.trim()
  const line = (name: 'header' | 'hxl' | 'data' | 'headerRows', was: number | null): number | null => {
    const text = named(name)
    if (text === undefined) return was
    const number = Number(text === '' ? '0' : text)
    if (Number.isInteger(number) && number >= 0 && number <= 100_000)
      return number === 0 ? null : name === 'headerRows' ? number : number - 1
    problems.push({ name: correctionName(table, name), messageKey: 'line' })
    return was
  }
  const among = <T extends string>(name: 'encoding' | 'delimiter', known: readonly T[]): T | undefined => {
    const text = named(name)
    if (!text) return undefined
    const found = known.find((value) => value === text)
    if (!found) problems.push({ name: correctionName(table, name), messageKey: 'choice' })
    return found
  }
  const encoding = among('encoding', ENCODINGS)
  const delimiter = among('delimiter', Object.keys(DELIMITERS) as DelimiterName[])
  const header = line('header', structure.header)
  const hxl = line('hxl', structure.hxl)
  const headerRows = line('headerRows', structure.headerRows) ?? 1
  const least = Math.max(header === null ? 0 : header + headerRows, hxl === null ? 0 : hxl + 1)
  const data = line('data', structure.data) ?? least
  if (data < least && problems.length === 0) problems.push({ name: correctionName(table, 'data'), messageKey: 'order' })
  return {
    structure: {
      ...structure,
      ...(encoding ? { encoding } : {}),
      ...(delimiter ? { delimiter: DELIMITERS[delimiter] } : {}),
      header,
      headerRows,
      hxl,
      data,
    },
    problems,
  }
}
