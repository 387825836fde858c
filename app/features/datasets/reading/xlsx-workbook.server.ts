import type { ReadingLimits } from './limits.ts'
import { kindOfBuiltIn, kindOfFormat, type NumberKind } from './sheet-values.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { readWholeXml, readXml } from './xml-member.server.ts'
import type { ZipArchive, ZipMember } from './zip-archive.server.ts'

export type XlsxSheet = { name: string; isHidden: boolean; member: ZipMember }

export type XlsxWorkbook = {
  zip: ZipArchive
  sheets: XlsxSheet[]
  countsFrom1904: boolean
  /** What numbers of each cell style are. */
  styles: NumberKind[]
  hasMacros: boolean
}

/** Whether a zip is a workbook of Excel 2007 or later. */
export const isXlsx = (zip: ZipArchive) => zip.find('[Content_Types].xml') !== undefined && workbookMember(zip) !== undefined

const workbookMember = (zip: ZipArchive) => zip.members.find(({ name }) => /^(?:xl\/)?workbook\d*\.xml$/i.test(name))

/** The sheets of a workbook in their order, and what is needed to read their cells. Throws UnreadableFile. */
export async function openXlsx(zip: ZipArchive): Promise<XlsxWorkbook> {
  const workbook = workbookMember(zip)
  if (!workbook) throw new UnreadableFile({ code: 'damaged-workbook' })
  const folder = workbook.name.includes('/') ? workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1) : ''
  const targets = await readTargets(zip, `${folder}_rels/${workbook.name.slice(folder.length)}.rels`, folder)
  const sheets: XlsxSheet[] = []
  let countsFrom1904 = false
  await readWholeXml(zip, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const target = targets.get(attributes['r:id'] ?? attributes[Object.keys(attributes).find((key) => key.endsWith(':id')) ?? ''] ?? '')
      const member = target ? findLoosely(zip, target) : undefined
      // Sheets that are only a chart have no cells.
      if (member && /worksheets?\//i.test(member.name))
        sheets.push({ name: attributes.name ?? member.name, isHidden: /hidden/i.test(attributes.state ?? ''), member })
      if (sheets.length > zip.members.length) throw new UnreadableFile({ code: 'damaged-workbook', sample: workbook.name })
    },
    close() {},
    text() {},
  })
  const styles = await readStyles(zip, findLoosely(zip, `${folder}styles.xml`))
  return { zip, sheets, countsFrom1904, styles, hasMacros: zip.members.some(({ name }) => /vbaProject\.bin$/i.test(name)) }
}

/** Some writers differ in the case of paths. */
const findLoosely = (zip: ZipArchive, name: string) =>
  zip.find(name) ?? zip.members.find((member) => member.name.toLowerCase() === name.toLowerCase())

async function readTargets(zip: ZipArchive, rels: string, folder: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readWholeXml(zip, findLoosely(zip, rels), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, ''))
    },
    close() {},
    text() {},
  })
  return targets
}

async function readStyles(zip: ZipArchive, member: ZipMember | undefined): Promise<NumberKind[]> {
  const formats = new Map<number, NumberKind>()
  const styles: NumberKind[] = []
  let isInCells = false
  await readWholeXml(zip, member, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt') formats.set(Number(numFmtId), kindOfFormat(formatCode ?? ''))
      if (name === 'cellXfs') isInCells = true
      if (name === 'xf' && isInCells) styles.push(formats.get(Number(numFmtId)) ?? kindOfBuiltIn(Number(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
    text() {},
  })
  return styles
}

/** What each element of the shared texts counts for, in characters: an empty one takes memory, too. */
export const PIECE = 8

/**
 * The texts that cells refer to by number. Held in memory: a cap on all of them together.
 * @param most characters that are enough, of a first look; later texts are missing then
 */
export async function readSharedTexts({ zip, sheets }: XlsxWorkbook, limits: ReadingLimits, most = Infinity): Promise<string[]> {
  const member = zip.members.find(({ name }) => /(?:^|\/)sharedStrings\.xml$/i.test(name))
  if (!member || sheets.length === 0) return []
  const texts: string[] = []
  let parts: string[] = []
  let chars = 0
  let isText = false
  // Hints for the pronunciation of East Asian names stand beside the text and are none of it.
  let isHint = false
  const reading = readXml(zip, member, {
    open(name) {
      chars += PIECE
      if (name === 'si') parts = []
      else if (name === 't') isText = true
      else if (name === 'rPh') isHint = true
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isHint = false
      else if (name === 'si') texts.push(unescaped(parts.length === 1 ? (parts[0] ?? '') : parts.join('')))
    },
    text(text) {
      if (!isText || isHint) return
      parts.push(text)
      chars += text.length
    },
  })
  for await (const _ of reading) {
    if (chars > limits.sharedChars) throw new UnreadableFile({ code: 'archive-too-large', sample: member.name })
    if (chars > most) break
  }
  return texts
}

/** `_x000D_` and the like stand for characters that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
}
