import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { quoted } from '#app/platform/db/copy.server.ts'

type Value = unknown
type ColumnKind = 'plain' | 'json' | 'array' | 'words'

/** The columns that a fill writes of each table it fills row by row; the others keep their defaults. */
export const COLUMNS = {
  record:
    'id kind workspace_id identifier publication current_version working_state revision working_editors:array created_at created_by_id updated_at submitted_at submitted_by_id published_at',
  record_version: 'record_id number published_at published_by_id editors:array revision',
  record_part: 'record_id path since data:json',
  working_part: 'record_id path data:json',
  event: 'id kind record_id workspace_id actor_kind actor_id at revision version',
  record_translation: 'record_id workspace_id lang texts filled missing stale machine',
  need_entry:
    'record_id side in_register workspace_id title:json kind severity sector sector_group people_affected amount_usd asked:json coverage covered country admin1 place_name:json languages:array starts_on ends_on search:words updated_at version placed quality quality_gaps:array quality_on',
  need_project: 'need_id side project_id',
  expertise_ask: 'record_id workspace_id title:json ask:json country sector_group starts_on ends_on slots priority is_open asked_at',
  project_entry:
    'record_id side in_register workspace_id iati_identifier iati_status title:json countries:json sectors:json country_codes:array admin1_codes:array sector_codes:array languages:array starts_on ends_on amount_usd totals:json organisations:json search:words updated_at version placed flows:json quality quality_gaps:array quality_on',
  map_place:
    'record_id kind workspace_id lat lon x y qk country admin1 ordinal need_kind severity sector sector_group coverage amount_usd people_affected starts_on ends_on',
} as const

export type FilledTable = keyof typeof COLUMNS
export const FILLED_TABLES = Object.keys(COLUMNS) as FilledTable[]

type Column = { name: string; kind: ColumnKind }
const columnsOf = Object.fromEntries(
  Object.entries(COLUMNS).map(([table, text]) => [
    table,
    text.split(' ').map((column): Column => {
      const [name = '', kind = 'plain'] = column.split(':')
      return { name, kind: kind as ColumnKind }
    }),
  ]),
) as Record<FilledTable, Column[]>

const BATCH_CHARS = 2 * 2 ** 20

/** Takes a batch of rows of a table, in COPY's text format; slow to answer where the other side is. */
export type Sink = (table: FilledTable, lines: string) => Promise<void>

/** Gathers rows of several tables and sends them in batches, while the next are made. */
export class CopyRows {
  readonly #sink: Sink
  readonly #lines = Object.fromEntries(FILLED_TABLES.map((table) => [table, [] as string[]])) as Record<FilledTable, string[]>
  readonly #sizes = Object.fromEntries(FILLED_TABLES.map((table) => [table, 0])) as Record<FilledTable, number>
  #sending: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(sink: Sink) {
    this.#sink = sink
  }

  add(table: FilledTable, row: Readonly<Record<string, Value>>): void {
    let line = ''
    for (const { name, kind } of columnsOf[table]) line += `${line === '' ? '' : '\t'}${written(row[name], kind)}`
    this.#lines[table].push(line)
    this.#sizes[table] += line.length
    if (this.#sizes[table] > BATCH_CHARS) this.#send(table)
  }

  /** To await between records: rows are not made faster than they are taken. */
  async room(): Promise<void> {
    if (this.#waiting > 3) await this.#sending
  }

  async finish(): Promise<void> {
    for (const table of FILLED_TABLES) this.#send(table)
    await this.#sending
  }

  #send(table: FilledTable): void {
    const lines = this.#lines[table]
    if (lines.length === 0) return
    this.#lines[table] = []
    this.#sizes[table] = 0
    this.#waiting += 1
    this.#sending = this.#sending.then(async () => {
      await this.#sink(table, `${lines.join('\n')}\n`)
      this.#waiting -= 1
    })
    this.#sending.catch(() => undefined)
  }
}

/** Copies batches into the tables of a connection, one after another. */
export function copyInto(client: pg.ClientBase): (table: FilledTable, lines: string | Buffer) => Promise<void> {
  return async (table, lines) => {
    const into = client.query(copyFrom(`copy ${quoted(table)} (${columnsOf[table].map(({ name }) => name).join(', ')}) from stdin`))
    into.end(lines)
    await once(into, 'finish')
  }
}

/** A value as COPY's text format has it. */
export function written(value: Value, kind: ColumnKind): string {
  if (value === null || value === undefined) return '\\N'
  switch (kind) {
    case 'json':
      return escaped(JSON.stringify(value))
    case 'array':
      return escaped(`{${(value as string[]).map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
    case 'words':
      return wordsText(value as string[])
    case 'plain':
      return value instanceof Date ? value.toISOString() : escaped(`${value as string | number | bigint | boolean}`)
  }
}

/** A search vector has a hundred words, of letters and digits alone but for those of a hostile text: looked at once. */
function wordsText(words: readonly string[]): string {
  if (words.length === 0) return ''
  if (!/['\\\n\r\t]/.test(words.join(' '))) return `'${words.join("' '")}'`
  return escaped(words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`).join(' '))
}

const escaped = (text: string) => (/[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text)
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
