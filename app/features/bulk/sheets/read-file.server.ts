import { CsvRecords } from '#app/features/datasets/reading/csv-records.ts'
import { kindOfFile } from '#app/features/datasets/reading/file-kind.server.ts'
import { sampleText, textChunks } from '#app/features/datasets/reading/text-source.server.ts'
import { UnreadableFile } from '#app/features/datasets/reading/unreadable-file.ts'
import { isXlsx, openXlsx } from '#app/features/datasets/reading/xlsx-workbook.server.ts'
import { readXml } from '#app/features/datasets/reading/xml-member.server.ts'
import { ZipArchive } from '#app/features/datasets/reading/zip-archive.server.ts'
import { MOST_SHEETS, SHEET_LIMITS } from './limits.ts'
import { SharedTexts } from './shared-texts.server.ts'
import { XlsxRows, type ReadRow } from './xlsx-rows.server.ts'

/** A sheet of a file while it is read: its rows in pieces, and once they are through, the rows that merged cells lie in. */
export type ReadSheet = { name: string; rows: () => AsyncGenerator<ReadRow[]>; merged: () => readonly [number, number][] }

/** Reads the sheets of a file one after the other; a CSV is one sheet without a name. Throws UnreadableFile. */
export async function* readFile(path: string): AsyncGenerator<ReadSheet> {
  const kind = await kindOfFile(path)
  if (kind.kind === 'refused') throw new UnreadableFile({ code: kind.code })
  if (kind.kind === 'zip') yield* readXlsx(path)
  else if (kind.kind === 'text') yield await readCsv(path)
  else throw new UnreadableFile({ code: 'format-error' })
}

async function* readXlsx(path: string): AsyncGenerator<ReadSheet> {
  const zip = await ZipArchive.open(path, SHEET_LIMITS)
  try {
    if (zip.find('mimetype') && zip.find('content.xml')) throw new UnreadableFile({ code: 'opendocument' })
    if (!isXlsx(zip)) throw new UnreadableFile({ code: 'format-error' })
    const workbook = await openXlsx(zip)
    if (workbook.sheets.length === 0) throw new UnreadableFile({ code: 'damaged-workbook' })
    if (workbook.sheets.length > MOST_SHEETS) throw new UnreadableFile({ code: 'too-many-sheets' })
    const shared = await SharedTexts.read(workbook, `${path}.texts`, SHEET_LIMITS)
    try {
      for (const sheet of workbook.sheets) {
        const reader = new XlsxRows(workbook, shared, sheet.name, SHEET_LIMITS)
        const rows = async function* () {
          for await (const _ of readXml(zip, sheet.member, reader)) {
            const taken = reader.take()
            if (taken.length > 0) yield taken
          }
        }
        yield { name: sheet.name, rows, merged: () => reader.merged }
      }
    } finally {
      await shared.close()
    }
  } finally {
    zip.close()
  }
}

const DELIMITERS = [';', ',', '\t']
/** Keys that the head of an exported sheet has. */
const KNOWN = /^(record|revision|row|remove)$|@|\*/

async function readCsv(path: string): Promise<ReadSheet> {
  const sample = await sampleText(path)
  const head = sample.text.slice(0, 200_000)
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) })).sort((a, b) => b.score - a.score)
  const dialect = { delimiter: best?.delimiter ?? ',', quote: '"' }
  const rows = async function* () {
    const reader = new CsvRecords(dialect, SHEET_LIMITS)
    let row = 0
    const atHand = (): ReadRow[] => {
      const found: ReadRow[] = []
      for (let record = reader.next(); record; record = reader.next()) {
        row += 1
        if (record.open) throw new UnreadableFile({ code: 'unclosed-quote', row })
        if (record.cells.length > SHEET_LIMITS.columns) throw new UnreadableFile({ code: 'too-many-columns', row })
        if (!record.blank) found.push({ row, cells: record.cells.map((text) => (text === '' ? undefined : { text })) })
      }
      return found
    }
    for await (const text of textChunks(path, sample.encoding)) {
      reader.feed(text, false)
      yield atHand()
    }
    reader.feed('', true)
    yield atHand()
  }
  return { name: '', rows, merged: () => [] }
}

/** How many cells of the first rows are keys, read with a delimiter; the most cells where there is no row of keys. */
function scoreOf(head: string, delimiter: string): number {
  const reader = new CsvRecords({ delimiter, quote: '"' }, SHEET_LIMITS)
  try {
    reader.feed(head, true)
    let score = 0
    for (let at = 0; at < 5; at += 1) {
      const record = reader.next()
      if (!record) break
      score = Math.max(score, record.cells.filter((cell) => KNOWN.test(cell.trim())).length * 1000 + record.cells.length)
    }
    return score
  } catch {
    return 0
  }
}
