import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProjectContent, Transaction } from '#app/features/projects/content.ts'
import { isStep } from '#app/features/projects/edit-steps.ts'
import { flowsOf, withoutTransaction, withTransaction, type Flow } from '#app/features/projects/quality/flows.ts'
import { PROJECT_RULES } from '#app/features/projects/quality/rules.ts'
import { assess } from '#app/features/provenance/quality.ts'
import { projectContent } from '#tests/support/contents.ts'

const TODAY = '2026-06-15'
const LONG = 'Vingt forages et leurs comités de gestion pour les villages du bassin de Kaffrine.'

const assessed = (content: ProjectContent, reportingRef: string | null = null) =>
  assess(PROJECT_RULES, { content, flows: flowsOf(content.transactions), misplaced: [], reportingRef, today: TODAY })
const findings = (content: ProjectContent, reportingRef?: string) => assessed(content, reportingRef ?? null).findings
const found = (content: ProjectContent, key: string, reportingRef?: string) =>
  findings(content, reportingRef).find((finding) => finding.key === key)
const withFacts = (facts: ProjectContent['facts'], more: Partial<ProjectContent> = {}) =>
  projectContent({ ...more, facts: { ...projectContent().facts, ...facts } })
const flow = (type: string, amount: string, more: Partial<Transaction> = {}) => ({
  id: `t${type}${amount}${more.date ?? ''}`.replace(/\W/g, ''),
  type,
  date: '2026-03-01',
  value: { amount },
  receiver: { name: { fr: 'Régie' } },
  ...more,
})
const blank = (): ProjectContent =>
  Object.fromEntries(
    Object.entries(projectContent()).map(([key, value]) => [key, Array.isArray(value) ? [] : key === 'facts' ? {} : emptyTexts()]),
  ) as ProjectContent
const emptyTexts = () => ({ title: {}, description: {}, objectives: {}, targetGroups: {} })

/** How each finding is mended, so that it agrees with the rest. */
const add = <Row>(rows: Row[], row: Row) => [...rows, row]
const fact = (facts: ProjectContent['facts']) => (content: ProjectContent) => ({ ...content, facts: { ...content.facts, ...facts } })
const text = (name: keyof ProjectContent['texts'], languages: string[]) => (content: ProjectContent) => ({
  ...content,
  texts: { ...content.texts, [name]: Object.fromEntries(languages.map((language) => [language, `${LONG} ${name}`])) },
})
const everyLanguage = ['fr', 'en', 'es', 'pt', 'ar']
const MENDED: Record<string, (content: ProjectContent) => ProjectContent> = {
  title: text('title', ['fr']),
  titleLength: text('title', everyLanguage),
  description: text('description', everyLanguage),
  descriptionLength: text('description', everyLanguage),
  descriptionDiffers: text('description', everyLanguage),
  languages: text('title', ['fr', 'en']),
  descriptionLanguages: text('description', everyLanguage),
  objectives: text('objectives', ['fr']),
  targetGroups: text('targetGroups', ['fr']),
  status: fact({ iatiStatus: '2' }),
  statusAgrees: (content) =>
    content.facts.iatiStatus === '1' || content.facts.iatiStatus === '2'
      ? fact({ plannedStart: '2027-01-01', actualStart: undefined, plannedEnd: '2028-12-31', actualEnd: undefined, iatiStatus: '1' })(
          content,
        )
      : fact({ actualStart: '2025-01-01' })(content),
  plannedStart: (content) => {
    const { iatiStatus, plannedEnd = '2028-12-31' } = content.facts
    const isAhead = iatiStatus === '1' && plannedEnd > TODAY
    return fact({ plannedStart: isAhead ? '2026-12-01' : plannedEnd < '2025' ? '2023-01-01' : '2025-01-01' })(content)
  },
  plannedEnd: fact({ plannedEnd: '2028-12-31' }),
  actualStart: (content) => fact({ actualStart: (content.facts.actualEnd ?? TODAY) < '2025' ? '2023-01-01' : '2025-01-01' })(content),
  actualEnd: fact({ actualEnd: '2026-05-31' }),
  dateOrder: (content) =>
    fact({ plannedEnd: content.facts.plannedEnd && '2028-12-31', actualEnd: content.facts.actualEnd && '2026-06-14' })(content),
  datesPast: (content) => {
    const { iatiStatus, actualStart, actualEnd } = content.facts
    if (iatiStatus === '1')
      return fact({ actualStart: undefined, actualEnd: undefined, plannedStart: '2026-12-01', plannedEnd: '2028-12-31' })(content)
    const start = actualStart && actualStart > TODAY ? '2025-01-01' : actualStart
    return fact({ actualStart: start, actualEnd: actualEnd && actualEnd > TODAY ? TODAY : actualEnd })(content)
  },
  identifier: fact({ iatiIdentifier: 'SN-X-1' }),
  sectors: (content) => ({ ...content, sectors: [{ id: 's1', vocabulary: '1', code: '14030', percentage: '100' }] }),
  sectorShares: (content) => ({ ...content, sectors: [{ id: 's1', vocabulary: '1', code: '14030', percentage: '100' }] }),
  sectorCodes: (content) => ({ ...content, sectors: [{ id: 's1', vocabulary: '1', code: '14030', percentage: '100' }] }),
  countries: (content) => ({ ...content, countries: [{ id: 'c1', code: 'SN' }] }),
  countryShares: (content) => ({ ...content, countries: [{ id: 'c1', code: 'SN', percentage: '100' }], regions: [] }),
  places: (content) => ({
    ...content,
    places: [{ id: 'p1', country: content.countries[0]?.code, point: { lat: 14, lon: -15 }, precision: 'exact', publicPrecision: 'exact' }],
  }),
  placePoint: (content) => ({ ...content, places: content.places.map((place) => ({ ...place, point: { lat: 14, lon: -15 } })) }),
  placeCountry: (content) => ({ ...content, places: content.places.map((place) => ({ ...place, country: content.countries[0]?.code })) }),
  funder: (content) => ({ ...content, organisations: add(content.organisations, { id: 'o1', role: '1', ref: 'XM-DAC-1' }) }),
  implementer: (content) => ({ ...content, organisations: add(content.organisations, { id: 'o4', role: '4', ref: 'SN-X-4' }) }),
  organisationNames: (content) => ({ ...content, organisations: content.organisations.map((row) => ({ ...row, ref: 'SN-X-2' })) }),
  organisationRefs: (content) => ({ ...content, organisations: content.organisations.map((row) => ({ ...row, ref: 'SN-X-2' })) }),
  budgets: (content) => ({
    ...content,
    budgets: [{ id: 'b1', start: '2026-01-01', end: '2026-12-31', value: { amount: '10', currency: 'EUR' } }],
  }),
  budgetPeriods: (content) => ({ ...content, budgets: content.budgets.map((row) => ({ ...row, start: '2026-01-01', end: '2026-12-31' })) }),
  budgetAhead: (content) => ({
    ...content,
    budgets: add(content.budgets, { id: 'b2', start: '2026-01-01', end: '2026-12-31', value: { amount: '10', currency: 'EUR' } }),
  }),
  currencies: (content) => ({
    ...fact({ defaultCurrency: 'EUR' })(content),
    budgets: content.budgets.map((row) => ({ ...row, value: { ...row.value, currency: undefined } })),
    transactions: content.transactions.map((row) => ({ ...row, value: { ...row.value, currency: undefined } })),
  }),
  commitments: (content) => ({
    ...content,
    transactions: add(content.transactions, flow('2', '1000000', { value: { amount: '1000000', currency: 'EUR' } })),
  }),
  spending: (content) => ({
    ...content,
    transactions: add(content.transactions, flow('3', '1', { value: { amount: '1', currency: 'EUR' } })),
  }),
  transactionDates: (content) => ({ ...content, transactions: content.transactions.map((row) => ({ ...row, date: '2026-03-01' })) }),
  receivers: (content) => ({ ...content, transactions: content.transactions.map((row) => ({ ...row, receiver: { ref: 'SN-X-9' } })) }),
  recent: (content) => ({
    ...content,
    transactions: add(content.transactions, flow('4', '0.01', { date: '2026-06-01', value: { amount: '0.01', currency: 'EUR' } })),
  }),
  spentWithin: (content) => ({ ...content, transactions: content.transactions.filter(({ type }) => type !== '3' && type !== '4') }),
  documents: (content) => ({ ...content, documents: [{ id: 'd1', url: 'https://x.example/a.pdf', title: { fr: 'Rapport' } }] }),
  documentTitles: (content) => ({ ...content, documents: content.documents.map((row) => ({ ...row, title: { fr: 'Rapport' } })) }),
  contact: (content) => ({ ...content, contacts: add(content.contacts, { id: 'c1', public: true, email: 'eau@ministere.example' }) }),
}

const CONTRADICTIONS = new Set(['dateOrder', 'datesPast', 'statusAgrees'])

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const day = fc.constantFrom('2024-01-01', '2025-01-01', '2026-03-01', '2026-12-31', '2028-12-31')
const texts = fc.dictionary(fc.constantFrom('fr', 'en', 'ar'), fc.constantFrom('Eau', 'Forages à Kaffrine', LONG))
const money = fc.record({ amount: fc.constantFrom('1', '250.5', 'abc'), currency: maybe(fc.constantFrom('EUR', 'XOF', 'XXQ')) })
const rows = <T>(row: fc.Arbitrary<T>) =>
  fc.array(row, { maxLength: 3 }).map((list) => list.map((one, index) => ({ ...one, id: `r${index}` })))
const contents = fc.record({
  facts: fc.record({
    iatiStatus: maybe(fc.constantFrom('1', '2', '3', '4', '5', '6')),
    plannedStart: maybe(day),
    plannedEnd: maybe(day),
    actualStart: maybe(day),
    actualEnd: maybe(day),
    defaultCurrency: maybe(fc.constantFrom('EUR', 'XOF')),
    iatiIdentifier: maybe(fc.constant('SN-X-1')),
  }),
  texts: fc.record({ title: texts, description: texts, objectives: texts, targetGroups: texts }),
  sectors: rows(
    fc.record({
      vocabulary: fc.constantFrom('1', '2'),
      code: fc.constantFrom('14030', '140'),
      percentage: maybe(fc.constantFrom('50', '100')),
    }),
  ),
  countries: rows(fc.record({ code: fc.constantFrom('SN', 'ML'), percentage: maybe(fc.constantFrom('50', '100')) })),
  regions: fc.constant([]),
  places: rows(
    fc.record({
      country: maybe(fc.constantFrom('SN', 'ML')),
      point: maybe(fc.constant({ lat: 14, lon: -15 })),
      precision: fc.constant('country' as const),
      publicPrecision: fc.constant('country' as const),
    }),
  ),
  organisations: rows(fc.record({ role: fc.constantFrom('1', '2', '4'), ref: maybe(fc.constant('SN-X-1')), name: maybe(texts) })),
  budgets: rows(fc.record({ start: maybe(day), end: maybe(day), value: money })),
  transactions: rows(
    fc.record({
      type: fc.constantFrom('1', '2', '3', '4', '11'),
      date: maybe(day),
      value: money,
      receiver: maybe(fc.constant({ ref: 'SN-X-9' })),
    }),
  ),
  documents: rows(fc.record({ url: fc.constant('https://x.example'), title: maybe(texts) })),
  contacts: rows(fc.record({ public: fc.boolean(), email: maybe(fc.constant('a@b.example')) })),
  related: fc.constant([]),
  narratives: fc.constant([]),
}) as fc.Arbitrary<ProjectContent>

describe('the quality of any project', () => {
  test('is from 0 to 100, and each finding names a step of the form', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const { score, findings: all } = assessed(content)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(all.every(({ step, gain }) => isStep(step) && gain >= 1)).toBe(true)
      }),
    )
  })

  test('never falls when something that is missing is added so that it agrees with the rest', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (content, pick) => {
        const before = assessed(content)
        // Where dates and status contradict each other, what is right may well be less.
        fc.pre(!before.findings.some(({ key }) => CONTRADICTIONS.has(key)))
        const missing = before.findings.filter(({ kind }) => kind === 'completeness')
        const finding = missing[pick % Math.max(1, missing.length)]
        if (!finding) return
        const mend = MENDED[finding.key]
        expect(mend, finding.key).toBeDefined()
        const after = assessed(mend?.(content) ?? content)
        expect(
          after.findings.map(({ key }) => key),
          finding.key,
        ).not.toContain(finding.key)
        expect(after.score, `${finding.key} ${before.score}`).toBeGreaterThanOrEqual(before.score)
      }),
      { numRuns: 600 },
    )
  })

  test('reaches 100 when every finding is mended, one after another', () => {
    let content = blank()
    const scores = [assessed(content).score]
    for (let i = 0; i < 60; i++) {
      const [finding] = findings(content)
      if (!finding) break
      content = MENDED[finding.key]?.(content) ?? content
      scores.push(assessed(content).score)
    }
    expect(scores[0]).toBe(0)
    expect(scores.at(-1)).toBe(100)
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
  })
})

describe('dates and status', () => {
  test('a project under way says when it began, a closed one when it ended, a pipeline neither', () => {
    expect(found(withFacts({ iatiStatus: '2' }), 'actualStart')).toMatchObject({ step: 'facts', field: 'actualStart' })
    expect(found(withFacts({ iatiStatus: '4', actualStart: '2026-01-01' }), 'actualEnd')).toMatchObject({ field: 'actualEnd' })
    const pipeline = withFacts({ iatiStatus: '1', plannedStart: '2027-01-01' })
    expect([found(pipeline, 'actualStart'), found(pipeline, 'spending'), found(pipeline, 'statusAgrees')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('the status does not lag behind the dates', () => {
    expect(found(withFacts({ iatiStatus: '1', plannedStart: '2026-06-14' }), 'statusAgrees')).toMatchObject({ field: 'iatiStatus' })
    expect(found(withFacts({ iatiStatus: '2', plannedEnd: '2026-06-14' }), 'statusAgrees')).toBeDefined()
    expect(found(withFacts({ iatiStatus: '2', plannedEnd: TODAY }), 'statusAgrees')).toBeUndefined()
    expect(found(withFacts({ iatiStatus: '4', plannedStart: '2027-01-01' }), 'statusAgrees')).toBeDefined()
  })

  test('no end comes before its start, and what is actual has happened', () => {
    expect(found(withFacts({ plannedStart: '2026-05-02', plannedEnd: '2026-05-01' }), 'dateOrder')).toMatchObject({ field: 'plannedEnd' })
    expect(found(withFacts({ actualStart: '2026-06-16' }), 'datesPast')).toMatchObject({ field: 'actualStart' })
    expect(found(withFacts({ actualStart: TODAY }), 'datesPast')).toBeUndefined()
  })
})

describe('the identifier', () => {
  test('begins with that of the workspace’s organisation, or of one that takes part', () => {
    const bearing = (iatiIdentifier: string) => found(withFacts({ iatiIdentifier }), 'identifierPrefix', 'SN-MEA')
    expect(bearing('SN-MEA-2026-014')).toBeUndefined()
    expect(bearing('SN-X-1-77')).toBeUndefined()
    expect(bearing('XM-DAC-77')).toMatchObject({ field: 'iatiIdentifier', kind: 'consistency' })
    expect(found(withFacts({ iatiIdentifier: 'XM-DAC-77' }), 'identifierPrefix')).toBeUndefined()
  })
})

describe('scope', () => {
  test('shares total 100, each vocabulary by itself', () => {
    const sectors = [
      { id: 's1', vocabulary: '1', code: '14030', percentage: '60' },
      { id: 's2', vocabulary: '1', code: '14020', percentage: '30' },
    ]
    expect(found(projectContent({ sectors }), 'sectorShares')).toMatchObject({ step: 'sectors', field: 'sectors/s1/percentage' })
    expect(found(projectContent({ sectors: sectors.map((row) => ({ ...row, percentage: '50' })) }), 'sectorShares')).toBeUndefined()
  })

  test('sectors and countries may stand at every transaction instead', () => {
    const sectors = [{ vocabulary: '1', code: '14030' }]
    const content = projectContent({ sectors: [], countries: [], transactions: [flow('3', '5', { sectors, country: 'SN' })] })
    expect([found(content, 'sectors'), found(content, 'countries')]).toEqual([undefined, undefined])
    expect(found({ ...content, transactions: [...content.transactions, flow('4', '6')] }, 'sectors')).toBeDefined()
  })

  test('a place lies in a country of the project, and one has a point', () => {
    const place = { id: 'p1', country: 'ML', precision: 'country', publicPrecision: 'country' } as const
    expect(found(projectContent({ places: [place] }), 'placeCountry')).toMatchObject({
      step: 'places',
      row: 'p1',
      field: 'places/p1/country',
    })
    expect(found(projectContent({ places: [place] }), 'placePoint')).toMatchObject({ field: 'places/p1/point/lat' })
  })

  test('funder and implementer are named, by identifiers', () => {
    const content = projectContent({ organisations: [{ id: 'o1', role: '1' }] })
    expect(findings(content).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['implementer', 'organisationNames', 'organisationRefs']),
    )
    expect(found(content, 'implementer')).toMatchObject({ step: 'organisations', row: 'new' })
  })
})

describe('money', () => {
  const budget = (start: string, end: string) =>
    projectContent({ budgets: [{ id: 'b1', start, end, value: { amount: '5', currency: 'EUR' } }] })

  test('a budget covers a year at most, and one reaches today', () => {
    expect(found(budget('2026-01-01', '2027-01-01'), 'budgetPeriods')).toBeUndefined()
    expect(found(budget('2026-01-01', '2027-01-02'), 'budgetPeriods')).toMatchObject({ row: 'b1', field: 'budgets/b1/end' })
    expect(found(budget('2025-01-01', '2025-12-31'), 'budgetAhead')).toMatchObject({ step: 'budgets', row: 'new' })
  })

  test('an amount has a known currency, its own or the project’s', () => {
    const content = withFacts({ defaultCurrency: undefined }, { transactions: [flow('3', '5')] })
    expect(found(content, 'currencies')).toMatchObject({ step: 'facts', field: 'defaultCurrency' })
    expect(found(withFacts({}, { transactions: [flow('3', '5')] }), 'currencies')).toBeUndefined()
    expect(found(budget('2026-01-01', '2026-12-31'), 'currencies')).toBeUndefined()
  })

  test('transactions have happened, say to whom, and go on', () => {
    const content = projectContent({ transactions: [flow('3', '5', { date: '2026-06-16', receiver: undefined })] })
    expect(found(content, 'transactionDates')).toMatchObject({ step: 'transactions', field: 'transactions/t3520260616/date' })
    expect(found(content, 'receivers')).toMatchObject({ field: 'transactions/t3520260616/receiver/name@' })
    expect(found(projectContent({ transactions: [flow('4', '5', { date: '2025-06-14' })] }), 'recent')).toBeDefined()
    expect(found(projectContent({ transactions: [flow('4', '5', { date: '2025-06-15' })] }), 'recent')).toBeUndefined()
  })

  test('no more is spent than was committed, exactly, where all is in one currency', () => {
    const spent = (amount: string, currency?: string) =>
      found(
        projectContent({ transactions: [flow('2', '0.3'), flow('3', '0.1'), flow('4', amount, { value: { amount, currency } })] }),
        'spentWithin',
      )
    expect(spent('0.2')).toBeUndefined()
    expect(spent('0.20000001')).toMatchObject({ step: 'transactions' })
    expect(spent('5', 'XOF')).toBeUndefined()
  })
})

describe('transactions gathered', () => {
  const byName = (flows: readonly Flow[]) => [...flows].sort((a, b) => (`${a.role} ${a.currency}` < `${b.role} ${b.currency}` ? -1 : 1))

  test('are the same after a change as if they were gathered anew, where they can tell', () => {
    fc.assert(
      fc.property(contents, contents, fc.nat(), ({ transactions }, { transactions: [next] }, pick) => {
        const changed = transactions[pick % Math.max(1, transactions.length)]
        if (!changed) return
        const left = withoutTransaction(flowsOf(transactions), changed)
        if (!left) return
        const others = transactions.filter((transaction) => transaction !== changed)
        expect(byName(left)).toEqual(byName(flowsOf(others)))
        const now = { ...(next ?? changed), id: changed.id }
        expect(byName(withTransaction(left, now))).toEqual(byName(flowsOf([...others, now])))
      }),
    )
  })
})
