import { describe, expect, it } from 'vitest'
import { calendarDay } from '#app/features/iati/source-values.ts'
import { activity, mapped } from '#tests/support/iati/files.ts'

const contentOf = async (...args: Parameters<typeof mapped>) => (await mapped(...args)).content

describe('an activity becomes a project', () => {
  it('with its facts, texts and rows, ids in document order', async () => {
    const { identifier, lastUpdated, content, findings } = await mapped('', {
      identifier: '\n SN-MEF-1 ',
      attributes: 'xml:lang="fr" default-currency="XOF" humanitarian="0" last-updated-datetime="2024-05-01T10:00:00Z"',
    })
    expect({ identifier, lastUpdated }).toEqual({ identifier: 'SN-MEF-1', lastUpdated: '2024-05-01T10:00:00Z' })
    expect(content).toEqual({
      facts: {
        iatiIdentifier: 'SN-MEF-1',
        iatiStatus: '2',
        plannedStart: '2024-01-15',
        defaultCurrency: 'XOF',
        humanitarian: false,
        sourceLanguage: 'fr',
      },
      texts: { title: { fr: 'Eau potable à Kaolack' }, description: { fr: 'Quarante forages.' }, objectives: {}, targetGroups: {} },
      sectors: [{ id: 'r0000001', vocabulary: '1', code: '14030' }],
      countries: [{ id: 'r0000001', code: 'SN' }],
      regions: [],
      places: [],
      organisations: [{ id: 'r0000001', role: '4', ref: 'SN-OFOR', type: '10', name: { fr: 'Office des forages ruraux' } }],
      budgets: [],
      transactions: [],
      documents: [],
      contacts: [],
      related: [],
      narratives: [{ id: 'r0000001', path: 'reporting-org[1]', lang: 'fr', text: 'Ministère des Finances' }],
    })
    expect(findings.map(({ key }) => key)).toEqual(['finding.identifierSpaces'])
  })

  it('with money exactly as stated, and a currency only where one is stated', async () => {
    const { transactions, budgets } = await contentOf(`
<budget type="2" status="1"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31Z"/><value value-date="2024-01-01"> 00012.50
</value></budget>
<transaction ref="T1" humanitarian="true"><transaction-type code="3"/><transaction-date iso-date="2024-02-01+14:00"/><value currency="EUR" value-date="2024-02-02">-123456789012345678901234567890.10</value>
<description><narrative>Tranche</narrative><narrative xml:lang="en">Instalment</narrative></description>
<provider-org ref="FR-6" type="10" provider-activity-id="FR-6-1"><narrative>AFD</narrative></provider-org><receiver-org/>
<sector vocabulary="2" code="140"/><recipient-region code="1030" vocabulary="2"/></transaction>
<transaction><transaction-type code="4"/><transaction-date iso-date="2024-02-01"/><value value-date="2024-02-01">1,000</value><recipient-country code="SN"/><recipient-region code="298"/></transaction>`)
    expect(budgets).toEqual([
      {
        id: 'r0000001',
        type: '2',
        status: '1',
        start: '2024-01-01',
        end: '2024-12-31Z',
        value: { amount: '00012.50' },
        valueDate: '2024-01-01',
      },
    ])
    expect(transactions).toEqual([
      {
        id: 'r0000001',
        type: '3',
        date: '2024-02-01+14:00',
        value: { amount: '-123456789012345678901234567890.10', currency: 'EUR' },
        valueDate: '2024-02-02',
        provider: { ref: 'FR-6', type: '10', activity: 'FR-6-1', name: { fr: 'AFD' } },
        receiver: {},
        description: { fr: 'Tranche', en: 'Instalment' },
        ref: 'T1',
        humanitarian: true,
        sectors: [{ vocabulary: '2', code: '140' }],
        region: { vocabulary: '2', code: '1030' },
      },
      {
        id: 'r0000002',
        type: '4',
        date: '2024-02-01',
        value: { amount: '1,000' },
        valueDate: '2024-02-01',
        country: 'SN',
        region: { vocabulary: '1', code: '298' },
      },
    ])
  })

  it('with shares, documents, contacts and related activities', async () => {
    const content = await contentOf(`<recipient-country code="ML" percentage="33.33"><narrative>Mali</narrative></recipient-country>
<recipient-region code="x" vocabulary="99" vocabulary-uri="https://example.org/v" percentage="66.67"/>
<document-link url=" https://example.org/a.pdf " format="application/pdf"><title><narrative>Rapport</narrative></title><category code="A01"/><category code="A02"/><language code="fr"/><document-date iso-date="2024-03-01"/></document-link>
<contact-info type="1"><organisation><narrative>MEF</narrative></organisation><person-name><narrative>A. Diop</narrative></person-name><job-title><narrative>Cheffe</narrative></job-title><telephone>1</telephone><telephone>2</telephone><email>a@example.org</email><website>https://example.org</website><mailing-address><narrative>Dakar</narrative></mailing-address></contact-info>
<related-activity type="1" ref=" SN-MEF-0 "/>`)
    expect(content.countries[1]).toEqual({ id: 'r0000002', code: 'ML', percentage: '33.33', name: { fr: 'Mali' } })
    expect(content.regions[0]).toEqual({
      id: 'r0000001',
      code: 'x',
      vocabulary: '99',
      vocabularyUri: 'https://example.org/v',
      percentage: '66.67',
    })
    expect(content.documents[0]).toMatchObject({
      url: 'https://example.org/a.pdf',
      title: { fr: 'Rapport' },
      format: 'application/pdf',
      category: 'A01',
      language: 'fr',
      date: '2024-03-01',
    })
    expect(content.contacts[0]).toMatchObject({
      type: '1',
      person: { fr: 'A. Diop' },
      jobTitle: { fr: 'Cheffe' },
      phone: '1',
      email: 'a@example.org',
      address: { fr: 'Dakar' },
      public: true,
    })
    expect(content.related[0]).toEqual({ id: 'r0000001', type: '1', iatiIdentifier: 'SN-MEF-0' })
  })
})

describe('each narrative goes to one place', () => {
  it('the first of a language to its field, blank and further ones to the list, by path', async () => {
    const { texts, narratives } = await contentOf(`<title><narrative xml:lang="en">second title</narrative></title>
<description type="1"><narrative>Autre texte</narrative></description>
<description type="2"><narrative xml:lang="en"> </narrative><narrative xml:lang="en">Goals</narrative><narrative xml:lang="en">More goals</narrative></description>
<description type="3"><narrative>Familles</narrative></description>
<location><activity-description><narrative>Ici</narrative></activity-description></location>
<result type="1"><title><narrative/></title><indicator measure="1"><title><narrative>a</narrative></title></indicator><indicator measure="1"><title><narrative>b</narrative></title></indicator></result>
<x:note xmlns:x="urn:x"><narrative>note</narrative></x:note>`)
    expect(texts).toEqual({
      title: { fr: 'Eau potable à Kaolack' },
      description: { fr: 'Quarante forages.' },
      objectives: { en: 'Goals' },
      targetGroups: { fr: 'Familles' },
    })
    expect(narratives.map(({ path, lang, text }) => [path, lang, text])).toEqual([
      ['reporting-org[1]', 'fr', 'Ministère des Finances'],
      ['title[2]', 'en', 'second title'],
      ['description[2]', 'fr', 'Autre texte'],
      ['description[3]', 'en', ' '],
      ['description[3]', 'en', 'More goals'],
      ['location[1]/activity-description[1]', 'fr', 'Ici'],
      ['result[1]/title[1]', 'fr', ''],
      ['result[1]/indicator[1]/title[1]', 'fr', 'a'],
      ['result[1]/indicator[2]/title[1]', 'fr', 'b'],
      ['x:note[1]', 'fr', 'note'],
    ])
    expect(narratives.map(({ id }) => id)).toEqual(narratives.map(({ id }) => id).sort())
  })

  it('a language that nobody states, or that is left empty on purpose, is undetermined; none is invented', async () => {
    const unstated = await contentOf('<description type="2"><narrative xml:lang="pt-BR">Metas</narrative></description>', {
      attributes: '',
    })
    expect(unstated.texts).toMatchObject({ title: { und: 'Eau potable à Kaolack' }, objectives: { 'pt-BR': 'Metas' } })
    expect(unstated.facts.sourceLanguage).toBeUndefined()
    const emptied = await contentOf('<description type="2"><narrative xml:lang="">sans langue</narrative></description>')
    expect(emptied.texts.objectives).toEqual({ und: 'sans langue' })
  })

  it('a text is kept exactly as written', async () => {
    const { texts } = await contentOf('<description type="2"><narrative> Deux\r\n espaces </narrative></description>')
    expect(texts.objectives).toEqual({ fr: ' Deux\n espaces ' })
  })

  it('a language code that is a name of JavaScript harms nothing', async () => {
    const { texts } = await contentOf('<description type="2"><narrative xml:lang="__proto__">x</narrative></description>')
    expect(Object.entries(texts.objectives)).toEqual([['__proto__', 'x']])
  })
})

describe('a location becomes a place as precise as its source says', () => {
  const place = async (inside: string) => (await contentOf(`<location>${inside}</location>`)).places[0]
  const at = (position: string) => `<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>${position}</pos></point>`

  it.each([
    [
      'an exact point',
      `${at('14.15 -16.07')}<exactness code="1"/>`,
      { point: { lat: 14.15, lon: -16.07 }, precision: 'exact', publicPrecision: 'exact' },
    ],
    [
      'an approximate point',
      `${at(' 14.15\n-16.07 ')}<exactness code="2"/>`,
      { point: { lat: 14.15, lon: -16.07 }, precision: 'settlement', publicPrecision: 'exact' },
    ],
    ['a point of unstated exactness', at('14.15 -16.07'), { precision: 'settlement' }],
    [
      'the point of a first-level area',
      `${at('14.15 -16.07')}<exactness code="2"/><feature-designation code="ADM1"/>`,
      { precision: 'admin1', publicPrecision: 'exact' },
    ],
    ['the point of a country', `${at('14.15 -16.07')}<exactness code="1"/><feature-designation code="PCLI"/>`, { precision: 'country' }],
    [
      'an area by its ISO code',
      '<administrative vocabulary="A4" level="1" code="SN-KA"/>',
      { country: 'SN', admin1: 'SN-KA', precision: 'admin1' },
    ],
    ['a country by its ISO code', '<administrative vocabulary="A4" level="0" code="SN"/>', { country: 'SN', precision: 'country' }],
    ['an area of another vocabulary', '<administrative vocabulary="G1" level="1" code="2250875"/>', { precision: 'country' }],
  ])('%s', async (_what, inside, expected) => {
    expect(await place(inside)).toMatchObject(expected)
  })

  it.each(['95 10', '10 181', '14.15,-16.07', '14.15', '14,15 16,07', 'NaN 1', ''])(
    'a position "%s" that is none gives no point and a finding',
    async (position) => {
      const { content, findings } = await mapped(`<location>${at(position)}</location>`)
      expect(content.places[0]).toEqual({ id: 'r0000001', precision: 'country', publicPrecision: 'country' })
      expect(findings).toMatchObject([{ severity: 'error', line: 13, key: 'finding.positionWrong', params: { position } }])
    },
  )
})

describe('what is wrong is said, with its line, and keeps nothing out', () => {
  const keysOf = async (...args: Parameters<typeof mapped>) =>
    (await mapped(...args)).findings.map(({ line, key }) => `${line} ${key.slice('finding.'.length)}`)
  const transaction = (inside: string) =>
    `<transaction><transaction-type code="3"/><transaction-date iso-date="2024-03-01"/>${inside}</transaction>`

  it('nothing about an activity that breaks no rule', async () => {
    expect(await keysOf('')).toEqual([])
  })

  it('what is missing', async () => {
    const bare = activity('', { identifier: '' }).replace(/<(title|description|participating-org)>?[\s\S]*<sector.*/, '')
    expect(bare).not.toContain('title')
    const { mapActivity } = await import('#app/features/iati/map-activity.ts')
    const { readAll } = await import('#tests/support/iati/files.ts')
    const [first] = await readAll(`<iati-activities version="2.03">${bare}</iati-activities>`)
    if (!first) throw new Error('no activity')
    const result = mapActivity(first.element, () => true)
    expect(result.identifier).toBeNull()
    expect(result.findings.map(({ key }) => key)).toEqual(
      ['titleMissing', 'descriptionMissing', 'organisationMissing', 'statusMissing', 'startMissing', 'missingSector', 'missingPlace'].map(
        (key) => `finding.${key}`,
      ),
    )
  })

  it('percentages that do not total 100, in exact decimals', async () => {
    expect(await keysOf('<sector code="12220" percentage="50"/>')).toEqual(['12 percentageMissingSectors'])
    const thirds = (last: string) =>
      mapped(
        `<sector vocabulary="2" code="140" percentage="33.3333"/><sector vocabulary="2" code="120" percentage="33.3333"/><sector vocabulary="2" code="110" percentage="${last}"/>`,
      )
    expect((await thirds('33.3333')).findings).toMatchObject([
      { line: 13, key: 'finding.percentageSumSectors', params: { sum: '99.9999', vocabulary: '2' } },
    ])
    expect((await thirds('33.3334')).findings).toEqual([])
    expect((await thirds('33.33336')).findings).toEqual([])
    expect(
      await keysOf('<sector vocabulary="2" code="140" percentage="0.1"/><sector vocabulary="2" code="120" percentage="99.9"/>'),
    ).toEqual([])
    expect(await keysOf('<sector vocabulary="2" code="140" percentage="80"/>')).toEqual(['13 percentageSumSectors'])
    expect(
      await keysOf('<sector vocabulary="2" code="140" percentage="120"/><sector vocabulary="2" code="120" percentage="dix"/>'),
    ).toEqual(['13 percentageWrong', '13 percentageWrong'])
    expect(await keysOf('<recipient-region code="298" percentage="100"/>')).toEqual(['11 percentageMissingPlaces'])
  })

  it('amounts that are no decimals, and currencies that nobody states', async () => {
    const bad = ['1e6', '1,000', '1 000', '$5', 'NaN', 'INF', '', '١٠٠']
    const { content, findings } = await mapped(
      bad.map((amount) => transaction(`<value value-date="2024-03-01">${amount}</value>`)).join('\n'),
    )
    expect(content.transactions.map(({ value }) => value.amount)).toEqual(bad)
    expect(findings.map(({ line, key }) => [line, key])).toEqual(bad.map((_, index) => [13 + index, 'finding.valueNotDecimal']))
    for (const good of ['+1', '-0', '.5', '5.', '00012.50'])
      expect(await keysOf(transaction(`<value value-date="2024-03-01">${good}</value>`))).toEqual([])
    expect(await keysOf(transaction('<value value-date="2024-03-01">1</value>').repeat(2), { attributes: 'xml:lang="fr"' })).toEqual([
      '13 currencyMissing',
    ])
    expect(await keysOf(transaction(''))).toEqual(['13 valueMissing'])
  })

  it('sectors and countries at both levels, or of some transactions only', async () => {
    const value = '<value value-date="2024-03-01">1</value>'
    expect(await keysOf(transaction(`${value}<sector code="11110"/><recipient-country code="SN"/>`))).toEqual([
      '13 bothLevelsSector',
      '13 bothLevelsPlace',
    ])
  })

  it('dates that are none, repeated or the wrong way round', async () => {
    expect(await keysOf('<activity-date type="3" iso-date="2023-12-31"/><activity-date type="3" iso-date="2024-02-30"/>')).toEqual([
      '13 dateRepeated',
      '13 dateWrong',
      '13 dateOrder',
    ])
    expect(['2024-02-29', '2024-01-01Z', '2024-01-01+14:00', '2024-01-01-05:00', '0001-01-01', '9999-12-31'].map(calendarDay)).toEqual([
      '2024-02-29',
      '2024-01-01',
      '2024-01-01',
      '2024-01-01',
      '0001-01-01',
      '9999-12-31',
    ])
    expect(
      ['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00:00', '01/02/2024', '2024-01-01+15:00', '0000-01-01'].map(calendarDay),
    ).toEqual(Array(7).fill(null))
  })

  it('codes that their lists do not hold, that are withdrawn or missing', async () => {
    const isKnown = (list: string, code: string) => (code === 'DEM' ? 'withdrawn' : !['usd', '99999', 'ZZ'].includes(code))
    const value = (currency: string) => `<value currency="${currency}" value-date="2024-03-01">5</value>`
    const { findings } = await mapped(
      `<recipient-country code="ZZ" percentage="1"/>
${transaction(value('usd'))}
${transaction(value('DEM'))}
<related-activity ref="SN-MEF-0"/>
<sector vocabulary="99" code="99999"/>`,
      undefined,
      isKnown,
    )
    expect(findings.filter(({ key }) => key.startsWith('finding.code')).map(({ severity, line, key }) => [severity, line, key])).toEqual([
      ['warning', 13, 'finding.code.Country'],
      ['error', 14, 'finding.code.Currency'],
      ['warning', 15, 'finding.codeWithdrawn'],
      ['error', 16, 'finding.codeMissing'],
    ])
  })

  it('a language that nobody states, once', async () => {
    expect(await keysOf('', { attributes: 'default-currency="XOF"' })).toEqual(['5 languageMissing'])
  })

  it('links that lead nowhere safe, and a point at 0,0', async () => {
    expect(
      await keysOf(
        '<document-link url="javascript:alert(1)" format="text/html"><title><narrative>x</narrative></title></document-link><related-activity type="1"/>',
      ),
    ).toEqual(['13 linkWrong', '13 relatedWithoutIdentifier'])
    expect(await keysOf('<location><point><pos>0 0</pos></point></location>')).toEqual(['13 positionZero'])
  })
})
