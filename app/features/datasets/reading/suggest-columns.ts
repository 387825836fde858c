import type { ColumnReading, ColumnRole, TableGuess, TableStructure } from '../tables.ts'
import { nameColumns } from './column-names.ts'
import { suggestReading } from './suggest-readings.ts'
import { suggestRole, type RoleKnowledge } from './suggest-roles.ts'

const SHOWN_RECORDS = 30
const SHOWN_COLUMNS = 200
const SHOWN_CHARS = 500

/** What a table is, from its structure and first records. `names`: of formats that name their columns outside of the records. */
export function describeTable(
  structure: TableStructure,
  records: string[][],
  lines: string[],
  knowledge: RoleKnowledge,
  names?: string[],
): TableGuess {
  const { columns, hxl } = names
    ? nameColumns({ ...structure, header: 0, headerRows: 1, data: 1 }, [names, ...records])
    : nameColumns(structure, records)
  const body = records.slice(structure.data)
  const readings: ColumnReading[] = []
  const roles: (ColumnRole | null)[] = []
  const ambiguousDates: number[] = []
  for (const [at, name] of columns.entries()) {
    const texts = body.map((record) => record[at] ?? '')
    const { reading, isAmbiguousDate } = suggestReading(texts, { delimiter: structure.delimiter })
    readings.push(reading)
    roles.push(suggestRole({ name, hxl: hxl[at] ?? null, texts, reading }, knowledge))
    if (isAmbiguousDate) ambiguousDates.push(at)
  }
  const first = records.slice(0, SHOWN_RECORDS).map((record) => record.slice(0, SHOWN_COLUMNS).map((cell) => cell.slice(0, SHOWN_CHARS)))
  return { structure, columns, hxl, readings, roles, first, lines, ambiguousDates }
}

/** The first lines of a text, as they are. */
export function firstLines(text: string): string[] {
  return text
    .slice(0, SHOWN_RECORDS * SHOWN_CHARS * 4)
    .split(/\r\n|\n|\r/, SHOWN_RECORDS)
    .map((line) => line.slice(0, SHOWN_CHARS))
}
