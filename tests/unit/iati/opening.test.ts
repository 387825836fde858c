import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { textOf, childOf } from '#app/features/iati/xml-element.ts'
import { activity, activityFile, readAll, refusalOf } from '#tests/support/iati/files.ts'
import { zipOf } from '#tests/support/iati/zip.ts'

const plain = activityFile(activity())

async function titleOf(source: string | Buffer | Readable): Promise<string> {
  const [first] = await readAll(source)
  const title = first && childOf(first.element, 'title')
  return title ? textOf(title) : ''
}

describe('an officer hands in a file', () => {
  it('packed with gzip', async () => {
    expect(await titleOf(gzipSync(plain))).toBe('Eau potable à Kaolack')
  })

  it('in a zip with what a Mac adds to it', async () => {
    const archive = zipOf([
      { name: '__MACOSX/._projets.xml', text: 'x' },
      { name: 'projets.XML', text: plain },
      { name: 'LISEZMOI.txt', text: 'x' },
    ])
    expect(await titleOf(archive)).toBe('Eau potable à Kaolack')
  })

  it('through a pipe, in pieces that cut characters', async () => {
    const bytes = Buffer.from(plain)
    expect(await titleOf(Readable.from(Array.from(bytes, (_, index) => bytes.subarray(index, index + 1))))).toBe('Eau potable à Kaolack')
  })

  it('in UTF-8 with a byte order mark, or without a declaration', async () => {
    expect(await titleOf(`\ufeff${plain}`)).toBe('Eau potable à Kaolack')
    expect(await titleOf(activityFile(activity(), { declaration: '' }))).toBe('Eau potable à Kaolack')
  })

  it('in UTF-16 of either byte order, with a mark or with none', async () => {
    const utf16 = activityFile(activity(), { declaration: '<?xml version="1.0" encoding="UTF-16"?>\n' })
    const littleEndian = Buffer.from(utf16, 'utf16le')
    expect(await titleOf(littleEndian)).toBe('Eau potable à Kaolack')
    expect(await titleOf(Buffer.from(littleEndian).swap16())).toBe('Eau potable à Kaolack')
    expect(await titleOf(Buffer.from(`\ufeff${utf16}`, 'utf16le'))).toBe('Eau potable à Kaolack')
    expect(await titleOf(Buffer.from(`\ufeff${utf16}`, 'utf16le').swap16())).toBe('Eau potable à Kaolack')
  })

  it('in ISO-8859-1, whose typographic characters are those of windows-1252', async () => {
    const declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    const bytes = Buffer.from(activityFile(activity(), { declaration }).replace('Eau', "L'\x80 et l'\x9cuvre : eau"), 'latin1')
    expect(await titleOf(bytes)).toBe("L'€ et l'œuvre : eau potable à Kaolack")
  })
})

describe('a file that cannot be opened is refused with its reason', () => {
  const reasonOf = async (source: string | Buffer, limits = {}) => (await refusalOf(source, limits)).reason

  it('because nothing is in it, or it is a folder', async () => {
    expect(await reasonOf('')).toBe('empty')
    const error: unknown = await (
      await import('#app/features/iati/survey-file.server.ts')
    )
      .surveyFile('/')
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ key: 'refusal.unreadable' })
  })

  it('because its archive is damaged, locked, or does not hold exactly one XML file', async () => {
    expect(await reasonOf(gzipSync(plain).subarray(0, 200))).toBe('archiveDamaged')
    expect(await reasonOf(Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('garbage')]))).toBe('archiveDamaged')
    expect(await reasonOf(zipOf([{ name: 'a.xml', text: plain, isEncrypted: true }]))).toBe('archiveEncrypted')
    expect(await reasonOf(zipOf([{ name: 'a.csv', text: plain }]))).toBe('archiveWithoutXml')
    expect(
      await reasonOf(
        zipOf([
          { name: 'a.xml', text: plain },
          { name: 'b.xml', text: plain },
        ]),
      ),
    ).toBe('archiveWithSeveralXml')
  })

  it('because it is larger than allowed once unpacked, or unpacks to far more than a text would', async () => {
    expect(await reasonOf(gzipSync(activityFile(activity().repeat(500))), { bytes: 100_000 })).toBe('tooLarge')
    expect(await reasonOf(gzipSync(Buffer.alloc(20_000_000, ' ')))).toBe('bomb')
    expect(await reasonOf(zipOf([{ name: 'a.xml', text: ' '.repeat(20_000_000) }]))).toBe('bomb')
  })

  it('because its bytes are not what it says, at their place and never as garbled text', async () => {
    const latin1 = Buffer.from(plain, 'latin1')
    expect(await refusalOf(latin1)).toMatchObject({
      reason: 'undecodable',
      line: 5,
      params: { encoding: 'UTF-8', byte: latin1.indexOf('Minist') + 'Minist'.length + 1 },
    })
    const cutUtf16 = Buffer.from(`\ufeff${plain}`, 'utf16le').subarray(0, -1)
    expect(await refusalOf(cutUtf16)).toMatchObject({ reason: 'undecodable', params: { encoding: 'UTF-16LE' } })
    const hole = Buffer.from(
      activityFile(activity(), { declaration: '<?xml version="1.0" encoding="windows-1252"?>\n' }).replace('Eau', '\x81'),
      'latin1',
    )
    expect(await refusalOf(hole)).toMatchObject({ reason: 'undecodable', line: 6 })
  })

  it('because its encoding is none of those read, or contradicts its bytes', async () => {
    const declared = (encoding: string) => activityFile(activity(), { declaration: `<?xml version="1.0" encoding="${encoding}"?>\n` })
    expect(await refusalOf(declared('EUC-JP'))).toMatchObject({ reason: 'encodingUnknown', params: { encoding: 'EUC-JP' } })
    expect(await reasonOf(declared('UTF-16'))).toBe('encodingContradicted')
    expect(await reasonOf(Buffer.concat([Buffer.from('fffe0000', 'hex'), Buffer.alloc(40)]))).toBe('encodingUnknown')
  })
})
