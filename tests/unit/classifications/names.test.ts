import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listCodes as listSmallCodes, nameOf as smallNameOf } from '#app/features/classifications/names.ts'
import { isKnownCode, LIST_NAMES, listCodes, nameOf } from '#app/features/classifications/names.server.ts'
import { sectorGroup, sectorsOfGroup } from '#app/features/classifications/sectors.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

const feature = new URL('../../../app/features/classifications/', import.meta.url)

describe.each(LIST_NAMES)('the list %s', (list) => {
  const codes = listCodes(list, 'fr', { withWithdrawn: true }).map(({ code }) => code)

  it('names every code in every language, with nothing around it', () => {
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes)
      for (const language of LANGUAGES) {
        const name = nameOf(list, code, language)?.name ?? ''
        expect(name, `${code} ${language}`).toMatch(/^\S(.*\S)?$/u)
        expect(name, `${code} ${language}`).not.toMatch(/ {2}|[\u200B\uFEFF']/u)
      }
  })

  it('speaks Arabic in Arabic, and says that it does so unofficially', () => {
    for (const code of codes) {
      const arabic = nameOf(list, code, 'ar')
      expect(arabic?.name, code).toMatch(/\p{Script=Arabic}/u)
      expect(arabic?.name, code).not.toBe(nameOf(list, code, 'en')?.name)
      expect(arabic?.unofficial, code).toBe(true)
    }
  })
})

describe('a reader', () => {
  it('reads a sector in the language of the page and sees which names are the portal’s own', () => {
    expect(nameOf('Sector', '12220', 'fr')).toEqual({ name: 'Soins et services de santé de base', unofficial: false })
    expect(nameOf('Sector', '12220', 'ar')).toEqual({ name: 'الرعاية الصحية الأساسية', unofficial: true })
    expect(nameOf('Sector', '14050', 'pt')).toEqual({ name: 'Gestão e eliminação de resíduos', unofficial: true })
    expect(nameOf('Sector', '14050', 'fr')).toEqual({ name: 'Traitement des déchets', unofficial: false })
  })

  it('gets nothing for a code that no list holds', () => {
    expect(nameOf('Sector', '99999', 'fr')).toBeNull()
    expect(nameOf('Sector', 'constructor', 'fr')).toBeNull()
    expect(nameOf('DocumentCategory', 'a01', 'en')).toBeNull()
    expect(isKnownCode('Sector', 'toString')).toBe(false)
    expect(isKnownCode('Sector', '23010')).toBe(true)
  })

  it('is offered the sectors in use, and the withdrawn ones with their date only when asking', () => {
    expect(listCodes('Sector', 'fr')).toHaveLength(295)
    expect(listCodes('Sector', 'fr').some(({ withdrawn }) => withdrawn)).toBe(false)
    const all = listCodes('Sector', 'fr', { withWithdrawn: true })
    expect(all).toHaveLength(325)
    expect(all.find(({ code }) => code === '15120')).toMatchObject({
      withdrawn: '2020-02-28',
      name: 'Gestion financière du secteur public',
    })
    expect(all.filter(({ withdrawn }) => withdrawn && !/^\d{4}-\d\d-\d\d$/.test(withdrawn))).toEqual([])
  })

  it('finds statuses in the order of life, and organisations by name where that helps', () => {
    expect(listSmallCodes('ActivityStatus', 'fr').map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6'])
    const names = listCodes('OrganisationType', 'es', { order: 'name' }).map(({ name }) => name)
    expect(names).toEqual([...names].sort(new Intl.Collator('es').compare))
    expect(listCodes('DocumentCategory', 'en').find(({ code }) => code === 'A10')?.group).toBe('A')
  })
})

describe('groups', () => {
  it('hold every sector, and every group is named and holds some', () => {
    for (const { code } of listCodes('Sector', 'en', { withWithdrawn: true })) {
      const group = sectorGroup(code)
      expect(group && isKnownCode('SectorCategory', group), code).toBe(true)
      expect(sectorsOfGroup(group ?? '')).toContain(code)
    }
    for (const { code } of listCodes('SectorCategory', 'en', { withWithdrawn: true })) expect(sectorsOfGroup(code), code).not.toEqual([])
  })

  it('answer nothing for what is no sector or group', () => {
    expect(sectorGroup('12999')).toBeNull()
    expect(sectorGroup('122')).toBeNull()
    expect(sectorsOfGroup('12')).toEqual([])
  })

  it('exist for each kind of aid and of finance', () => {
    for (const { code, group } of listCodes('AidType', 'en')) expect(isKnownCode('AidTypeCategory', group ?? ''), code).toBe(true)
    for (const { code, group } of listCodes('FinanceType', 'en')) expect(isKnownCode('FinanceTypeCategory', group ?? ''), code).toBe(true)
  })
})

describe('a browser', () => {
  it('downloads at most 16 kB with the small lists', () => {
    const source = readFileSync(new URL('internal/small-lists.ts', feature), 'utf8')
    const files = [...source.matchAll(/'\.\.\/(data\/[a-z0-9-]+\.json)'/g)].map(([, file]) => new URL(file ?? '', feature))
    const compact = files.map((file) => JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))))
    expect(files.length).toBeGreaterThan(5)
    expect(Buffer.byteLength(compact.join(''))).toBeLessThan(16_000)
  })

  it('reads a status there as on the server', () => {
    expect(smallNameOf('ActivityStatus', '2', 'ar')).toEqual(nameOf('ActivityStatus', '2', 'ar'))
  })
})
