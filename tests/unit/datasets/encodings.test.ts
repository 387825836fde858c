import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { detectEncoding } from '#app/features/datasets/reading/text-encoding.ts'
import { onlyTable, prepareContent, understand } from './try-files.ts'

const french = 'région;montant\r\nKédougou;12\r\nThiès;7\r\nSédhiou;9\r\nBénin à côté;3\r\n'
const arabic = 'المنطقة;العدد\r\nنواكشوط;12\r\nأطار;7\r\nروصو;9\r\nالقاهرة;3\r\n'
const russian = 'Область;Число\r\nМосква;12\r\nКазань;7\r\nСанкт-Петербург;9\r\n'

test.each([
  ['utf8', french],
  ['utf8', arabic],
  ['windows-1252', french],
  ['macintosh', french],
  ['windows-1256', arabic],
  ['windows-1251', russian],
  ['utf16le', arabic],
  ['utf16be', french],
])('a text in %s is read as its writer meant it', (encoding, text) => {
  const bytes = iconv.encode(text, encoding)
  expect(iconv.decode(bytes, detectEncoding(bytes).encoding)).toBe(text)
})

test.each([
  ['utf8', 3],
  ['utf16le', 2],
  ['utf16be', 2],
])('the byte order mark of %s is no part of the first name', async (encoding, bom) => {
  const bytes = iconv.encode(french, encoding, { addBOM: true })
  expect(detectEncoding(bytes)).toEqual({ encoding, bom })
  expect((await onlyTable(bytes)).columns).toEqual(['région', 'montant'])
})

test('one broken byte in a UTF-8 file does not make it another encoding: it stays visible, and its row is told', async () => {
  const bytes = Buffer.concat([Buffer.from(french.repeat(20)), Buffer.from([0xe9]), Buffer.from(';5\r\n')])
  expect(detectEncoding(bytes).encoding).toBe('utf8')
  const prepared = await prepareContent(bytes)
  expect(prepared.temporary).toBe(true)
  expect(prepared.cells.at(-1)).toEqual(['\uFFFD', '5'])
  expect(prepared.findings).toContainEqual({
    code: 'encoding-error',
    severity: 'warning',
    table: 'file',
    row: 101,
    column: 1,
    sample: '\uFFFD',
  })
})

test('letters that are no ASCII only late in a file are seen: pieces from everywhere are looked at', async () => {
  const plain = 'name;value\r\n' + 'plain;1\r\n'.repeat(600_000)
  const late = iconv.encode('Kédougou;2\r\nThiès;3\r\n'.repeat(4_000), 'windows-1252')
  const { structure } = await onlyTable(Buffer.concat([Buffer.from(plain), late]))
  expect(structure.encoding).toBe('windows-1252')
})

test('NULs in a text are shown and told', async () => {
  const prepared = await prepareContent('a,b\n1,x\0y\n2,z\n')
  expect(prepared.cells).toEqual([
    ['1', 'x␀y'],
    ['2', 'z'],
  ])
  expect(prepared.findings).toContainEqual({ code: 'nul-character', severity: 'warning', table: 'file', row: 2, column: 2, sample: 'x␀y' })
})

test.each([
  ['empty-file', ''],
  ['empty-file', '\n \n\n'],
  ['only-nuls', '\0'.repeat(1000)],
  ['html-page', '<!DOCTYPE html>\n<html><body>Please log in</body></html>'],
  ['html-page', '\uFEFF  <html lang="fr"><head></head></html>'],
  ['format-error', '<?xml version="1.0"?><rows/>'],
  ['format-error', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['format-error', Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7) % 32))],
])('what is no table is told with %s, whatever its name says', async (code, content) => {
  const { format, tables, findings } = await understand(content)
  expect(format).toBeNull()
  expect(tables).toEqual([])
  expect(findings).toMatchObject([{ code, severity: 'error' }])
})
