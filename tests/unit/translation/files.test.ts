import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { compareFile, type Comparable } from '#app/features/translation/compare-file.ts'
import { decodeFile } from '#app/features/translation/files/decode-file.ts'
import { guarded, unguarded } from '#app/platform/http/formula-guard.ts'
import { readTranslationFile } from '#app/features/translation/files/read-file.server.ts'
import type { OutgoingFile, OutgoingUnit, TranslationFile } from '#app/features/translation/files/translation-file.ts'
import { writeCsv } from '#app/features/translation/files/write-csv.server.ts'
import { writeXliff } from '#app/features/translation/files/write-xliff.ts'
import { pathOfUnit, unitId } from '#app/features/translation/unit.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTranslationFile(bytes(text))
const ORIGINAL = 'passerelle:project:01a0aeab-5860-7000-bcda-31429144bd0f'
const outgoing = (units: OutgoingUnit[]): OutgoingFile => ({
  original: ORIGINAL,
  revision: 7,
  title: 'Eau & "assainissement" <3>',
  sourceLang: 'fr',
  targetLang: 'ar',
  units,
})
const unit = (more: Partial<OutgoingUnit> = {}): OutgoingUnit => ({
  id: 'title',
  label: 'Titre',
  source: 'Eau',
  target: 'ماء',
  state: 'translated',
  ...more,
})

/** A project with these texts in French and Arabic, as it stood when the file was made. */
function project(texts: Record<string, LanguageText>, more: Partial<Comparable> = {}): Comparable {
  return {
    texts: new Map(Object.entries(texts)),
    stateOf: () => 'translated',
    kinds: projectFields('fr'),
    baseOf: (path, lang) => texts[path]?.[lang],
    ...more,
  }
}

const xliff = (body: string, attributes = 'version="2.0" srcLang="fr" trgLang="ar"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${attributes}><file id="r7" original="${ORIGINAL}">${body}</file></xliff>`
const oneUnit = (target: string, source = 'Eau', id = 'title') =>
  `<unit id="${id}"><segment><source>${source}</source><target>${target}</target></segment></unit>`

// Any text that a database holds: no U+0000, no half of a pair.
const anyText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll('\0', ''))
  .filter((text) => text.trim() !== '')
const anyUnits = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('title', 'description', 'objectives', 'places.r0000001.name', 'transactions.r0000001.provider.name'),
    label: fc.string(),
    source: anyText,
    target: fc.option(anyText, { nil: undefined }),
    state: fc.constantFrom<OutgoingUnit['state']>('translated', 'machine', 'stale'),
  }),
  { selector: ({ id }) => id, minLength: 1 },
)

describe('a file that comes back as it left', () => {
  test.each([
    ['XLIFF', writeXliff],
    ['CSV', writeCsv],
  ])('says in %s what it said, and changes nothing', async (_format, write) => {
    await fc.assert(
      fc.asyncProperty(anyUnits, async (units) => {
        const file = await read(write(outgoing(units)))
        expect(file).toMatchObject({ original: ORIGINAL, revision: 7, sourceLang: 'fr', targetLang: 'ar' })
        const plain = (text: string | undefined) => (write === writeCsv ? text?.replaceAll('\r\n', '\n') : text)
        expect(file.units.map(({ id, source, target }) => [id, plain(source), target])).toEqual(
          units.map(({ id, source, target }) => [id, plain(source), plain(target) ?? null]),
        )
        const texts = units.map(({ id, source, target }) => [
          pathOfUnit(id) ?? '',
          { fr: source, ...(target === undefined ? {} : { ar: target }) },
        ])
        const { changes, problems, confirmed } = compareFile(file, project(Object.fromEntries(texts) as Record<string, LanguageText>))
        expect({ changes, problems, confirmed }).toEqual({ changes: [], problems: [], confirmed: [] })
      }),
      { numRuns: 200 },
    )
  })

  test('keeps what a spreadsheet would calculate as text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unguarded(guarded(text))).toBe(text)
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
    expect(writeCsv(outgoing([unit({ source: '=HYPERLINK("http://x")' })]))).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('says of each unit whether a machine wrote it and whether it was read', async () => {
    const file = await read(writeXliff(outgoing([unit({ state: 'machine' }), unit({ id: 'description', state: 'stale' })])))
    expect(file.units).toMatchObject([
      { isMachine: true, isFinal: false },
      { isMachine: false, isFinal: false },
    ])
  })

  test('names its units reversibly', () => {
    expect(unitId('transactions/r1/provider/name')).toBe('transactions.r1.provider.name')
    expect(pathOfUnit('transactions.r1.provider.name')).toBe('transactions/r1/provider/name')
    for (const id of ['', '.', 'a..b', 'a/b', 'a b', 'title.']) expect(pathOfUnit(id)).toBeNull()
  })
})

describe('a file that a tool worked on', () => {
  test('keeps every word within the codes that the tool put there', async () => {
    const target =
      'ماء <pc id="1">صالح</pc> <mrk id="m" type="term">للشرب</mrk><ph id="2" equiv="!"/><cp hex="0007"/><x:y xmlns:x="urn:x">كذلك</x:y>'
    expect((await read(xliff(oneUnit(target)))).units[0]?.target).toBe('ماء صالح للشرب!\u0007كذلك')
  })

  test('is read whole where its units were cut into segments, in the order of the target', async () => {
    const body = `<unit id="description"><segment state="final"><source>Un.</source><target order="3">واحد.</target></segment>
      <ignorable><source> </source></ignorable><segment state="final"><source>Deux.</source><target order="1">اثنان.</target></segment></unit>`
    expect((await read(xliff(body))).units[0]).toMatchObject({ source: 'Un. Deux.', target: 'اثنان. واحد.', isHalf: false, isFinal: true })
  })

  test('is told where a unit is translated in part', async () => {
    const body = `<unit id="title"><segment><source>Un.</source><target>واحد.</target></segment><segment><source>Deux.</source></segment></unit>`
    const { problems } = compareFile(await read(xliff(body)), project({ title: { fr: 'Un.Deux.' } }))
    expect(problems).toMatchObject([{ path: 'title', why: 'half' }])
  })

  test('is not misled by the suggestions of a translation memory', async () => {
    const body = `<unit id="title"><m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1"><source>Autre</source><target>غيره</target></m:match></m:matches>
      <segment><source>Eau</source><target>ماء</target></segment></unit>`
    expect((await read(xliff(body))).units).toMatchObject([{ source: 'Eau', target: 'ماء' }])
  })

  test('is read as a spreadsheet of another country saved it', async () => {
    const table = `record;revision;unit;target (ar);source (fr);note\r\n${ORIGINAL};7;title;"ماء; ""عذب""";Eau;x\r\n`
    expect((await read(table)).units).toMatchObject([{ id: 'title', source: 'Eau', target: 'ماء; "عذب"', line: 2 }])
    const utf16 = Buffer.from(`\uFEFF${table.replaceAll(';', '\t')}`, 'utf16le')
    expect((await readTranslationFile(utf16)).units).toHaveLength(1)
  })
})

describe('a file that does not fit', () => {
  const texts = { title: { fr: 'Eau', ar: 'ماء' }, description: { fr: 'Vingt forages.' } }
  const compare = async (body: string, record = project(texts)) => compareFile(await read(xliff(body)), record)

  test('names the unit whose source changed, and both sources', async () => {
    const { changes, problems } = await compare(oneUnit('مياه', 'Eaux usées'))
    expect(changes).toEqual([])
    expect(problems).toMatchObject([{ unit: 'title', line: 1, why: 'sourceChanged', fileText: 'Eaux usées', now: 'Eau' }])
  })

  test('shows both translations where somebody wrote another meanwhile', async () => {
    const { problems } = await compare(oneUnit('مياه'), project(texts, { baseOf: () => 'قديم' }))
    expect(problems).toMatchObject([{ why: 'changedHere', mine: 'مياه', theirs: 'ماء' }])
  })

  test('leaves what somebody wrote meanwhile where the translator left it', async () => {
    const comparison = await compare(oneUnit('قديم'), project(texts, { baseOf: () => 'قديم' }))
    expect(comparison).toMatchObject({ changes: [], problems: [], same: 1 })
  })

  test('counts what it lacks and leaves it as it is', async () => {
    const body = `${oneUnit('مياه')}<unit id="description"><segment><source>Vingt forages.</source></segment></unit>`
    const longer = project({ ...texts, objectives: { fr: 'But' } })
    expect(await compare(body, longer)).toMatchObject({ changes: [{ path: 'title', after: 'مياه' }], untranslated: 1, absent: 1 })
  })

  test('names a text that is too long and one that is gone', async () => {
    const body = oneUnit('م'.repeat(1001)) + oneUnit('x', 'Podor', 'places.r0000001.name')
    expect((await compare(body)).problems).toMatchObject([
      { why: 'refused', messageKey: 'tooLong', params: { count: 1001, limit: 1000 } },
      { why: 'gone' },
    ])
  })

  test.each([
    ['a foreign unit', oneUnit('x', 'y', 'iatiStatus'), { reason: 'unknownUnit', params: { unit: 'iatiStatus' }, line: 1 }],
    ['a unit with a forged name', oneUnit('x', 'y', '../facts'), { reason: 'unknownUnit' }],
    ['a unit of the prototype', oneUnit('x', 'y', '__proto__'), { reason: 'unknownUnit' }],
    ['a doubled unit', `${oneUnit('x')}\n${oneUnit('y')}`, { reason: 'doubledUnit', params: { unit: 'title', first: 1 }, line: 2 }],
  ])('is refused whole for %s', async (_what, body, refusal) => {
    await expect(compare(body)).rejects.toMatchObject(refusal)
  })

  test('confirms a stale translation that a reader called final, and no other', async () => {
    const final = '<unit id="title"><segment state="final"><source>Eau</source><target>ماء</target></segment></unit>'
    expect((await compare(final, project(texts, { stateOf: () => 'stale' }))).confirmed).toMatchObject([{ path: 'title' }])
    expect((await compare(final)).confirmed).toEqual([])
    expect((await compare(oneUnit('ماء'), project(texts, { stateOf: () => 'stale' }))).confirmed).toEqual([])
  })
})

describe('a hostile or broken file is refused in a word', () => {
  const csv = (rows: string) => `unit,source (fr),target (ar),record,revision\n${rows}`
  test.each<[string, string | Uint8Array, object]>([
    ['XXE', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xliff(oneUnit('&e;'))}`, { reason: 'doctype' }],
    ['an entity of its own', xliff(oneUnit('&constructor;')), { reason: 'notWellFormed' }],
    ['an end that is missing', xliff('').slice(0, -8), { reason: 'notWellFormed' }],
    ['depth without end', xliff('<group>'.repeat(5000)), { reason: 'tooDeep' }],
    [
      'XLIFF 1.2',
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
      { reason: 'oldXliff', params: { version: '1.2' } },
    ],
    ['XLIFF of the future', xliff('', 'version="3.0" srcLang="fr" trgLang="ar"'), { reason: 'newXliff' }],
    ['another document', '<html/>', { reason: 'notXliff' }],
    ['no target language', xliff('', 'version="2.0" srcLang="fr"'), { reason: 'languages' }],
    ['one language for both', xliff('', 'version="2.0" srcLang="fr" trgLang="FR"'), { reason: 'languages' }],
    ['two files in one', xliff('</file><file id="r1" original="x">'), { reason: 'severalFiles' }],
    ['no origin', xliff('').replace(` original="${ORIGINAL}"`, ''), { reason: 'foreign' }],
    ['a character that is none', xliff(oneUnit('<cp hex="D800"/>')), { reason: 'character' }],
    ['a null character', xliff(oneUnit('<cp hex="0000"/>')), { reason: 'character' }],
    ['nothing', '', { reason: 'empty' }],
    ['white space alone', ' \n ', { reason: 'empty' }],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20]), { reason: 'format' }],
    ['bytes that are no text', new Uint8Array([0x75, 0xff, 0xfe, 0x80]), { reason: 'undecodable' }],
    [
      'a lie about its encoding',
      Buffer.concat([bytes('<?xml version="1.0" encoding="EBCDIC-CP-FR"?>'), Buffer.from([0xe9])]),
      { reason: 'encoding' },
    ],
    ['a table without its columns', 'a,b\n1,2', { reason: 'column', params: { column: 'unit' } }],
    ['a table without languages', 'unit,source,target,record,revision\n', { reason: 'languages' }],
    ['a table without rows', csv(''), { reason: 'noUnits' }],
    ['a table with an open quote', csv(`"title,Eau,x,${ORIGINAL},7`), { reason: 'notCsv' }],
    ['a row of another record', csv(`title,Eau,x,${ORIGINAL},7\ntitle,Eau,x,passerelle:need:1,7`), { reason: 'otherRecord', line: 3 }],
    ['a row without its revision', csv(`title,Eau,x,${ORIGINAL},-1`), { reason: 'foreign', line: 2 }],
  ])('%s', async (_what, content, refusal) => {
    await expect(readTranslationFile(typeof content === 'string' ? bytes(content) : content)).rejects.toMatchObject({
      name: 'FileRefusal',
      ...refusal,
    })
  })

  test('10 MB of anything is read or refused within seconds', async () => {
    const huge: [string, TranslationFile['units']['length'] | null][] = [
      [xliff(oneUnit('&amp;'.repeat(2_000_000))), 1],
      [xliff(Array.from({ length: 60_000 }, (_, n) => oneUnit('x', 'y', `places.r${n}.name`)).join('')), 60_000],
      [`<${'a'.repeat(10_000_000)}`, null],
      [xliff(oneUnit('<pc id="1">'.repeat(900_000))), null],
      ['"'.repeat(10_000_000), null],
    ]
    for (const [text, units] of huge) {
      const begun = performance.now()
      const found = await read(text).then(
        (file) => file.units.length,
        () => null,
      )
      expect(found).toBe(units)
      expect(performance.now() - begun).toBeLessThan(10_000)
    }
  }, 60_000)

  test('a byte order mark decides, and UTF-8 is UTF-8 whatever the file says', () => {
    expect(decodeFile(bytes('\uFEFFé'))).toBe('é')
    expect(decodeFile(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><é/>'))).toContain('<é/>')
    expect(decodeFile(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><é/>', 'latin1'))).toContain('<é/>')
  })
})
