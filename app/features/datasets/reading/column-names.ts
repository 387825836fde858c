import type { Finding, TableStructure } from '../tables.ts'
import { hxlTag } from './table-rows.ts'

type NamedColumns = { columns: string[]; hxl: (string | null)[]; findings: Finding[] }

/** Separates the name of a group of columns from that of one of them, where two records name them together. */
const BETWEEN = ' / '

/**
 * Unique names of all columns. As many as the header has, or as most rows have where they are more;
 * `column 3` where the header says nothing, `name 2` where it says the same again.
 * @param records the first records of the file, those before the data among them
 */
export function nameColumns(structure: TableStructure, records: string[][]): NamedColumns {
  const { header, headerRows, hxl: hxlRow, data } = structure
  const heads = header === null ? [] : records.slice(header, header + Math.max(1, headerRows)).map((row) => row.map((cell) => cell.trim()))
  const tags = hxlRow === null ? [] : (records[hxlRow] ?? []).map((cell) => hxlTag(cell))
  const body = records.slice(data)
  const width = tableWidth(heads, tags, body)
  const wanted = Array.from({ length: width }, (_, column) => joinedName(heads, column) || (header === null ? (tags[column] ?? '') : ''))
  const { columns, findings } = uniqueNames(wanted, header)
  const named = columns.map((name) => (hxlRow === null ? hxlTag(name) : null))
  return { columns, hxl: columns.map((_, column) => tags[column] ?? named[column] ?? null), findings }
}

function tableWidth(heads: string[][], tags: (string | null)[], body: string[][]): number {
  const named = Math.max(0, tags.length, ...heads.map((head) => head.length))
  const filledHead = Math.max(
    0,
    tags.findLastIndex((tag) => tag !== null) + 1,
    ...heads.map((head) => head.findLastIndex((cell) => cell !== '') + 1),
  )
  const usual = body.length === 0 ? 0 : mostWidth(body, filledHead > 0)
  // Empty cells behind the last name are columns only where rows reach that far.
  const reached = Math.min(named, Math.max(0, ...body.map((row) => row.length)))
  return Math.max(1, usual, filledHead, body.length === 0 ? named : reached)
}

/** Where rows differ, those that agree with each other must be more than half to overrule names. */
function mostWidth(body: string[][], isNamed: boolean): number {
  const times = new Map<number, number>()
  for (const row of body) times.set(row.length, (times.get(row.length) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const [width, count] of times) if (count > most || (count === most && width > best)) [best, most] = [width, count]
  return most * 2 > body.length || !isNamed ? best : 0
}

/** A group heading is written once and holds for the columns to its right until the next. */
function joinedName(heads: string[][], column: number): string {
  const last = heads.at(-1)?.[column] ?? ''
  const groups = heads.slice(0, -1).map((head) => head.slice(0, column + 1).findLast((cell) => cell !== '') ?? '')
  return [...groups, last].filter((part, at, parts) => part !== '' && parts.indexOf(part) === at).join(BETWEEN)
}

function uniqueNames(wanted: string[], header: number | null): { columns: string[]; findings: Finding[] } {
  const taken = new Set(wanted.filter((name) => name !== ''))
  const seen = new Set<string>()
  const numbers = new Map<string, number>()
  const findings: Finding[] = []
  const row = header === null ? {} : { row: header + 1 }
  const columns = wanted.map((name, at) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name)
      return name
    }
    if (header !== null) {
      const code = name === '' ? 'blank-label' : 'duplicate-label'
      findings.push({ code, severity: 'warning', ...row, column: at + 1, ...(name ? { sample: name } : {}) })
    }
    const stem = name === '' ? 'column' : name
    let number = name === '' ? at + 1 : (numbers.get(name) ?? 2)
    while (taken.has(`${stem} ${number}`) || seen.has(`${stem} ${number}`)) number += 1
    numbers.set(name, number + 1)
    seen.add(`${stem} ${number}`)
    return `${stem} ${number}`
  })
  return { columns, findings }
}

/** Names for cells beyond the last column, which only some rows have. */
export function namesBeyond(columns: string[], width: number): string[] {
  return uniqueNames([...columns, ...Array.from({ length: Math.max(0, width - columns.length) }, () => '')], null).columns
}
