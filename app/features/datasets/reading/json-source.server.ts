import { findGeometryFault, findGeometryRemark, GEOMETRY_TYPES, isBbox } from './geojson-geometry.ts'
import type { FindingsList } from './findings-list.ts'
import { JsonElements } from './json-elements.ts'
import type { JsonTable } from './json-shape.ts'
import { cellOf, compact, membersOf } from './json-values.ts'
import type { ReadingLimits } from './limits.ts'
import type { RecordSource } from './record-source.ts'
import { textChunks } from './text-source.server.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Column for elements that are neither an object nor an array. */
const SCALARS = 'value'
const GEOMETRY = 'geometry'

/**
 * Records of a table in JSON. Of objects each member is a column, in the order in which they first occur; of features
 * each property, then `id` where features have one, then `geometry`. Of arrays each item is a cell.
 */
export function jsonSource(
  path: string,
  encoding: string,
  table: JsonTable,
  limits: ReadingLimits,
  onBytes?: (read: number, all: number) => void,
): RecordSource {
  const columns = new JsonColumns(table, limits)
  return {
    isStrict: table.rows === 'arrays',
    ...(table.rows === 'arrays' ? {} : { names: () => columns.names }),
    async *read(findings) {
      const reader = new JsonElements(table.place, limits)
      for await (const text of textChunks(path, encoding, onBytes)) {
        reader.feed(text, false)
        yield recordsAtHand(reader, columns, findings)
      }
      reader.feed('', true)
      yield recordsAtHand(reader, columns, findings)
    },
  }
}

function recordsAtHand(reader: JsonElements, columns: JsonColumns, findings: FindingsList): string[][] {
  const records: string[][] = []
  for (let element = reader.next(); element; element = reader.next()) records.push(columns.cellsOf(element.text, reader.count, findings))
  return records
}

/** The records of the elements that are at hand, and the names of their columns. */
export function recordsOfTable(
  table: JsonTable,
  limits: ReadingLimits,
  findings: FindingsList,
): { records: string[][]; names: string[] | undefined } {
  const columns = new JsonColumns(table, limits)
  const records = table.elements.map((text, at) => columns.cellsOf(text, at + 1, findings))
  return { records, names: table.rows === 'arrays' ? undefined : columns.names }
}

class JsonColumns {
  readonly #rows: JsonTable['rows']
  readonly #limits: ReadingLimits
  /** Properties, and members of features themselves, may have the same names. */
  readonly #places = new Map<string, number>()
  readonly names: string[] = []

  constructor({ rows, elements }: JsonTable, limits: ReadingLimits) {
    this.#rows = rows
    this.#limits = limits
    if (rows !== 'features') return
    // Geometry comes last of what the first features have; members that only later ones have stand behind it.
    let hasIds = false
    for (const text of elements) {
      if (!isObjectText(text) || parsed(text) === undefined) continue
      const members = membersOf(text)
      const properties = members.find(({ key }) => key === 'properties')?.raw ?? ''
      if (isObjectText(properties)) for (const { key } of membersOf(properties)) this.#place(`.${key}`, key)
      hasIds ||= members.some(({ key }) => key === 'id')
    }
    if (hasIds) this.#place('id', 'id')
    this.#place(GEOMETRY, GEOMETRY)
  }

  cellsOf(text: string, row: number, findings: FindingsList): string[] {
    const value = parsed(text)
    if (value === undefined) throw new UnreadableFile({ code: 'source-error', row, sample: text.slice(0, 100) })
    if (this.#rows === 'arrays') return text.startsWith('[') ? membersOf(text).map(({ raw }) => cellOf(raw)) : [cellOf(text)]
    const cells: string[] = []
    if (this.#rows === 'features') this.#takeFeature(text, value, row, cells, findings)
    else if (isObjectText(text)) for (const { key, raw } of membersOf(text)) this.#put(cells, `.${key}`, key, cellOf(raw))
    else this.#put(cells, SCALARS, SCALARS, cellOf(text))
    for (let column = 0; column < cells.length; column += 1) cells[column] ??= ''
    return cells
  }

  #takeFeature(text: string, value: unknown, row: number, cells: string[], findings: FindingsList) {
    const report = (code: string) => findings.add({ code, severity: 'warning', row, sample: text.slice(0, 100) })
    if (!isObjectText(text)) {
      report('feature-type')
      this.#put(cells, SCALARS, SCALARS, cellOf(text))
      return
    }
    const { type, properties, id, bbox } = value as Record<string, unknown>
    const members = membersOf(text)
    // A geometry may stand where a feature is expected: a file that holds only one, or a list of them.
    if (typeof type === 'string' && GEOMETRY_TYPES.includes(type)) {
      this.#putGeometry(cells, text, value, row, findings)
      return
    }
    if (type !== 'Feature') report('feature-type')
    if (typeof properties !== 'object' || Array.isArray(properties)) report('feature-properties')
    if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') report('feature-id')
    if (bbox !== undefined && !isBbox(bbox)) report('geometry-bbox')
    for (const { key, raw } of members) {
      if (key === 'geometry') this.#putGeometry(cells, raw, (value as { geometry: unknown }).geometry, row, findings)
      else if (key === 'properties' && isObjectText(raw))
        for (const member of membersOf(raw)) this.#put(cells, `.${member.key}`, member.key, cellOf(member.raw))
      else if (key !== 'type' && key !== 'bbox' && raw !== 'null') this.#put(cells, key, key, cellOf(raw))
    }
    if (!members.some(({ key }) => key === 'geometry')) report('geometry-type')
  }

  #putGeometry(cells: string[], raw: string, geometry: unknown, row: number, findings: FindingsList) {
    this.#put(cells, GEOMETRY, GEOMETRY, raw === 'null' ? '' : compact(raw))
    const fault = findGeometryFault(geometry)
    if (fault) findings.add({ code: fault, severity: 'warning', row, sample: raw.slice(0, 100) })
    const remark = fault ? null : findGeometryRemark(geometry)
    if (remark) findings.add({ code: remark, severity: 'note', row, sample: raw.slice(0, 100) })
  }

  #put(cells: string[], place: string, name: string, text: string) {
    let column = this.#place(place, name)
    // A member that occurs twice in one object: both are kept.
    for (let times = 2; cells[column] !== undefined && times < 100; times += 1) column = this.#place(`${place}\0${times}`, name)
    cells[column] = text
  }

  #place(place: string, name: string): number {
    const known = this.#places.get(place)
    if (known !== undefined) return known
    if (this.names.length >= this.#limits.columns) throw new UnreadableFile({ code: 'too-many-columns' })
    this.#places.set(place, this.names.length)
    return this.names.push(name) - 1
  }
}

const isObjectText = (text: string) => text.startsWith('{')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
