import { readdirSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readActivities } from '#app/features/iati/read-activities.server.ts'
import { surveyFile } from '#app/features/iati/survey-file.server.ts'
import { activity, activityFile, fileOf, readAll, refusalOf } from '#tests/support/iati/files.ts'

describe('a file that is no IATI 2.0x activity file is refused with line and reason', () => {
  const cases: [what: string, source: string, expected: object][] = [
    [
      'a DOCTYPE, whatever it declares',
      `<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${activityFile(activity(), { declaration: '' })}`,
      { reason: 'doctype', line: 1 },
    ],
    ['a file cut short', activityFile(activity()).slice(0, 400), { reason: 'truncated' }],
    [
      'a closing tag without its opening one',
      activityFile(activity('</bugdet>')),
      { reason: 'closingTag', line: 13, params: { name: 'iati-activity' } },
    ],
    [
      'an entity that XML does not know',
      activityFile(activity('<conditions attached="1">&eacute;</conditions>')),
      { reason: 'entity', line: 13 },
    ],
    ['a prefix nobody declared', activityFile(activity('<x:a/>')), { reason: 'prefix', params: { name: 'x' } }],
    [
      'an attribute given twice',
      activityFile(activity('<budget type="1" type="2"/>')),
      { reason: 'duplicateAttribute', params: { name: 'type' } },
    ],
    ['a control character', activityFile(activity('<legacy-data name="a" value="\u0001"/>')), { reason: 'illegalCharacter', line: 13 }],
    ['a null character', activityFile(activity('\u0000')), { reason: 'illegalCharacter', line: 13 }],
    ['a null character written as a reference', activityFile(activity('<a>&#0;</a>')), { reason: 'illegalCharacter', line: 13 }],
    [
      'a control character that XML 1.1 would allow',
      activityFile(activity('<a>&#1;</a>'), { declaration: '<?xml version="1.1"?>' }),
      { reason: 'illegalCharacter' },
    ],
    ['an unescaped ampersand', activityFile(activity('<a>Eau & santé</a>')), { reason: 'ampersand', line: 13, column: 9 }],
    ['an unescaped ampersand in an attribute', activityFile(activity('<a b="Eau & santé; suite"/>')), { reason: 'ampersand', line: 13 }],
    ['an entity named like a property of objects', activityFile(activity('<a>&constructor;</a>')), { reason: 'entity', line: 13 }],
    ['text after the root', `${activityFile(activity())}fin`, { reason: 'notWellFormed' }],
    ['a spreadsheet saved as text', 'identifier,title\nSN-1,Eau\n', { reason: 'notXml', line: 1 }],
    ['an organisation file', '<iati-organisations version="2.03"/>', { reason: 'organisationFile', line: 1 }],
    ['another document', '<?xml version="1.0"?>\n<rss/>', { reason: 'notIati', line: 2, params: { root: 'rss' } }],
    ['a root in a namespace', '<iati-activities xmlns="urn:a" version="2.03"/>', { reason: 'rootNamespace' }],
    ['no version', activityFile(activity(), { attributes: '' }), { reason: 'versionMissing', line: 2 }],
    [
      'a version of the first series',
      activityFile(activity(), { attributes: 'version="1.05"' }),
      { reason: 'versionOld', params: { version: '1.05' } },
    ],
    [
      'a version that does not exist',
      activityFile(activity(), { attributes: 'version="2.3"' }),
      { reason: 'versionUnknown', params: { version: '2.3' } },
    ],
  ]
  it.each(cases)('%s', async (_what, source, expected) => {
    expect(await refusalOf(source)).toMatchObject(expected)
  })

  it('what goes past a limit', async () => {
    const reason = async (source: string, limits = {}) => (await refusalOf(source, limits)).reason
    expect(await reason(activityFile(activity('<a>'.repeat(100_000))))).toBe('tooDeep')
    expect(await reason(activityFile(activity(`<a ${Array.from({ length: 101 }, (_, index) => `b${index}=""`).join(' ')}/>`)))).toBe(
      'tooManyAttributes',
    )
    expect(await reason(activityFile(activity(`<${'a'.repeat(300)}/>`)))).toBe('nameTooLong')
    expect(await reason(activityFile(activity(`<a>${'é'.repeat(200_000)}</a>`)), { textLength: 100_000 })).toBe('textTooLong')
    expect(await reason(activityFile(activity(`<a b="${'é'.repeat(200_000)}"/>`)), { textLength: 100_000 })).toBe('textTooLong')
    expect(await reason(activityFile(activity('<a>text</a>'.repeat(20_000))), { activityLength: 100_000 })).toBe('activityTooLarge')
    expect(await reason(activityFile(activity().repeat(3)), { activities: 2 })).toBe('tooManyActivities')
  })
})

describe('an importer reads activities one at a time', () => {
  it('with the line each starts on and what the file says of itself', async () => {
    const source = activityFile(`${activity()}\n\n${activity('', { identifier: 'SN-MEF-2' })}`, {
      attributes: 'version="2.02" generated-datetime="2024-05-01T10:00:00Z"',
    })
    const read = await readAll(source)
    expect(read.map(({ element }) => element.line)).toEqual([3, 15])
    expect(read[0]?.file).toEqual({ version: '2.02', generatedDatetime: '2024-05-01T10:00:00Z' })
  })

  it('and gives the line of an element that spans several', async () => {
    const [first] = await readAll(activityFile(activity('<budget\n type="1"\n status="2"/>')))
    expect(first?.element.children.at(-1)).toMatchObject({ name: 'budget', line: 13 })
  })

  it('and may stop early, upon which nothing of the file is left behind', async () => {
    const spool = path.dirname(await fileOf(''))
    const { TMPDIR } = process.env
    process.env['TMPDIR'] = spool
    try {
      for await (const _ of readActivities(Readable.from([activityFile(activity().repeat(500))]))) {
        expect(readdirSync(spool)).toHaveLength(2)
        break
      }
    } finally {
      if (TMPDIR === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = TMPDIR
    }
    expect(readdirSync(spool)).toEqual(['source'])
  })

  it('and ampersands in comments and CDATA are text, wherever the file is cut', async () => {
    const source = activityFile(activity('<!-- a & b --><a><![CDATA[a & b &amp; c]]>&#xe9;&amp;</a>'))
    const pieces = Array.from(source, (character) => Buffer.from(character))
    const [first] = await readAll(Readable.from(pieces))
    expect(first?.xml).toContain('<a>a &amp; b &amp;amp; cé&amp;</a>')
  })

  it('and elements beside the activities are passed over', async () => {
    expect(await readAll(activityFile(`<x:note xmlns:x="urn:x"><iati-activity/></x:note>${activity()}`))).toHaveLength(1)
  })
})

describe('the source text of an activity', () => {
  const extension = '<x:suivi xmlns:x="urn:suivi" x:état="à jour">avant <x:b>gras</x:b> <x:i>après</x:i></x:suivi>'

  it('stands by itself, with extensions, their namespaces and their mixed content', async () => {
    const [first] = await readAll(activityFile(activity(extension)))
    expect(first?.xml).toMatch(/^<iati-activity xmlns:x="urn:suivi" default-currency="XOF" xml:lang="fr"><iati-identifier>/)
    expect(first?.xml).toContain('<x:suivi x:état="à jour">avant <x:b>gras</x:b> <x:i>après</x:i></x:suivi></iati-activity>')
    const [again] = await readAll(activityFile(first?.xml ?? ''))
    expect(again?.xml).toBe(first?.xml)
  })

  it('keeps a prefix that means two things, and a default namespace with IATI elements inside', async () => {
    const [first] = await readAll(
      activityFile(
        activity('<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"><x:c xmlns:x="urn:1"/></x:b></x:a><d xmlns="urn:3"><e xmlns=""/></d>'),
      ),
    )
    expect(first?.xml).toContain('<x:a><x:b xmlns:x="urn:2"><x:c xmlns:x="urn:1"/></x:b></x:a><d xmlns="urn:3"><e xmlns=""/></d>')
  })

  it('escapes what XML needs escaped and keeps narratives exactly, CDATA and comments aside', async () => {
    const [first] = await readAll(
      activityFile(activity('<a b="&quot;1 &lt; 2&quot;&#10;&amp;"> 3 &gt; <![CDATA[2 & <1>]]><!-- non -->.\r\n</a>')),
    )
    expect(first?.xml).toContain('<a b="&quot;1 &lt; 2&quot;&#10;&amp;"> 3 &gt; 2 &amp; &lt;1&gt;.\n</a>')
  })

  it('has a fingerprint that ignores layout, order of attributes and the date of last update, and nothing else', async () => {
    const hashOf = async (source: string) => (await readAll(activityFile(source)))[0]?.contentHash
    const before = await hashOf(
      activity('', { attributes: 'xml:lang="fr" last-updated-datetime="2024-01-01T00:00:00Z" default-currency="XOF"' }),
    )
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(
      await hashOf(activity('\n\n  ', { attributes: 'default-currency="XOF" last-updated-datetime="2024-06-01T00:00:00Z" xml:lang="fr"' })),
    ).toBe(before)
    expect(await hashOf(activity())).toBe(before)
    expect(await hashOf(activity('', { attributes: 'default-currency="EUR" xml:lang="fr"' }))).not.toBe(before)
    expect(await hashOf(activity().replace('Quarante', 'Quarante-deux'))).not.toBe(before)
  })
})

describe('the first of two passes', () => {
  it('tells what is doubled and what has no identifier before anything is written', async () => {
    const ids = ['SN-1', ' SN-2 ', 'SN-1', 'sn-1', '', 'SN-2', 'SN-1']
    const file = await fileOf(activityFile(ids.map((identifier) => activity('', { identifier })).join('\n')))
    const survey = await surveyFile(file)
    expect(survey).toMatchObject({ version: '2.03', activities: 7, withoutIdentifier: [47] })
    expect([...survey.duplicates]).toEqual([
      ['SN-1', [3, 25, 69]],
      ['SN-2', [14, 58]],
    ])
  })

  it('refuses a file whose last tag is missing, however many activities come before', async () => {
    const file = await fileOf(activityFile(activity().repeat(50)).replace('</iati-activities>', ''))
    await expect(surveyFile(file)).rejects.toMatchObject({ reason: 'truncated' })
  })

  it('accepts a file without any activity', async () => {
    expect(await surveyFile(await fileOf('<iati-activities version="2.01"/>'))).toMatchObject({ version: '2.01', activities: 0 })
  })
})
