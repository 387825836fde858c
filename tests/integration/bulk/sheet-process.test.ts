import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ZipFile } from 'yazl'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { sendSheet } from '#tests/support/sheets.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let actor: Actor
let workspaceId: string

beforeAll(async () => {
  const workspace = await makeWorkspace('sheets')
  workspaceId = workspace.id
  actor = await makePerson('awa', workspace, 'MANAGER')
})

const send = (content: Buffer | string, name?: string) => sendSheet(actor, { kind: 'PROJECT', workspaceId, language: 'fr' }, content, name)

const sheetXml = (inner: string, head = '') =>
  `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inner}</sheetData></worksheet>`
const HEAD_XML = '<row r="1"><c r="A1" t="inlineStr"><is><t>record</t></is></c><c r="B1" t="inlineStr"><is><t>title@fr</t></is></c></row>'

describe('a workbook that would cost too much', () => {
  test.each([
    [
      'a row of sixteen thousand columns',
      sheetXml(HEAD_XML + `<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>`),
      /^bulk:refused\.too-many-columns$/,
    ],
    [
      'an entity',
      sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;</t></is></c></row>', '<!DOCTYPE x [<!ENTITY lol "lol">]>'),
      /^bulk:refused\.damaged-workbook$/,
    ],
    [
      'a bomb',
      Buffer.concat([Buffer.from(sheetXml(HEAD_XML).replace('</sheetData></worksheet>', '')), Buffer.alloc(40 * 2 ** 20, ' ')]),
      /^bulk:refused\.archive-too-large$/,
    ],
    ['a depth without end', `<worksheet>${'<a>'.repeat(2 ** 20)}`, /^bulk:refused\.damaged-workbook$/],
  ])('is refused whole: %s', async (_name, content, reason) => {
    const change = await send(await bookOf({ 'xl/worksheets/sheet1.xml': content }))
    expect(change).toMatchObject({ state: 'REFUSED', refusal: { key: expect.stringMatching(reason) as string } })
    expect(await db.bulkLine.count({ where: { changeId: change.id } })).toBe(0)
    expect(await db.bulkRow.count()).toBe(0)
  })
})

describe('the process that reads a spreadsheet', () => {
  test('is killed in the middle, and another begins anew', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => `;Projet ${n}`)
    const sent = send(['record;title@fr', ...rows].join('\r\n'), 'x.csv')
    await expect.poll(() => db.bulkRow.count(), { timeout: 25_000, interval: 20 }).toBeGreaterThan(0)
    const first = await readingProcess()
    process.kill(first, 'SIGKILL')
    const change = await sent
    expect(change).toMatchObject({ state: 'READY', counts: { READY: 4000, NEW: 4000 }, done: 4000 })
    expect(await db.bulkLine.count({ where: { changeId: change.id } })).toBe(4000)
    expect(await db.bulkRow.count()).toBe(0)
  }, 60_000)
})

/** The process that this one has read a spreadsheet. */
async function readingProcess(): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const own = new RegExp(`^\\s*(\\d+)\\s+${process.pid}\\s.*sheet-process`, 'm')
  return Number(own.exec(stdout)?.[1])
}

/** A workbook made of parts, with those that every workbook has. */
async function bookOf(parts: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile()
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const all: Record<string, Buffer | string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Projets" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ...parts,
  }
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
