import { describe, expect, it } from 'vitest'
import words from '#app/features/classifications/data/skill-words.json'
import { listCodes } from '#app/features/classifications/names.server.ts'
import { findSkills, isKnownSkill, skillName } from '#app/features/classifications/skill-search.server.ts'
import { parseSkill } from '#app/features/classifications/skills.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

const keys = (query: string, language: Language, limit?: number) =>
  findSkills(query, language, { limit: limit ?? 12 }).map(({ key }) => key)
const groups = (digits: number) => listCodes('Occupation', 'en').flatMap(({ code }) => (code.length === digits ? [code] : []))

describe('the occupations of ISCO-08', () => {
  it('are 10 major groups, 43 sub-major groups and 130 minor groups, each in the one above', () => {
    expect([1, 2, 3].map((digits) => groups(digits).length)).toEqual([10, 43, 130])
    expect(listCodes('Occupation', 'en')).toHaveLength(183)
    for (const code of [...groups(2), ...groups(3)]) expect(isKnownSkill({ system: 'isco', code: code.slice(0, -1) }), code).toBe(true)
    for (const code of groups(2))
      expect(
        groups(3).filter((minor) => minor.startsWith(code)),
        code,
      ).not.toEqual([])
  })

  it('have words that people type for every minor group', () => {
    for (const code of groups(3)) expect(Object.keys(words), code).toContain(`isco:${code}`)
  })
})

describe('the words that people type', () => {
  it('are of known skills, in every language, each said once', () => {
    for (const key of Object.keys(words)) expect(isKnownSkill(parseSkill(key) ?? expect.fail(key)), key).toBe(true)
    for (const [code, inLanguages] of Object.entries(words))
      for (const language of LANGUAGES) {
        const said: string[] = inLanguages[language]
        expect(said.length, `${code} ${language}`).toBeGreaterThan(0)
        expect(new Set(said).size, `${code} ${language}`).toBe(said.length)
        for (const word of said)
          expect(word, `${code} ${language}`).toMatch(
            language === 'ar' ? /^\p{Script=Arabic}(?:[\p{Script=Arabic} ]*\p{Script=Arabic})?$/u : /^[^\s'](?:[^']*[^\s'])?$/u,
          )
      }
  })
})

describe('a person who types', () => {
  it.each<[string, Language, string]>([
    ['agronome', 'fr', 'isco:213'],
    ['sages-femmes', 'fr', 'isco:222'],
    ['Infirmière', 'fr', 'isco:222'],
    ['suivi évaluation', 'fr', 'isco:242'],
    ['spécialiste en passation de marchés', 'fr', 'isco:332'],
    ['ingénieur hydraulicien', 'fr', 'isco:214'],
    ['l’eau et l’assainissement', 'fr', 'dac:140'],
    ['DEVELOPPEUR', 'fr', 'isco:251'],
    ['agronomist', 'en', 'isco:213'],
    ['community health worker', 'en', 'isco:325'],
    ['urban planners', 'en', 'isco:216'],
    ['logistics', 'en', 'isco:132'],
    ['accountant', 'en', 'isco:241'],
    ['data analyst', 'en', 'isco:212'],
    ['monitoring and eval', 'en', 'isco:242'],
    ['basic drinking water supply', 'en', 'dac:14031'],
    ['agrónomo', 'es', 'isco:213'],
    ['enfermeras', 'es', 'isco:222'],
    ['abogada', 'es', 'isco:261'],
    ['ingeniero civil', 'es', 'isco:214'],
    ['trabajador social', 'es', 'isco:263'],
    ['seguimiento y evaluacion', 'es', 'isco:242'],
    ['periodistas', 'es', 'isco:264'],
    ['saneamiento', 'es', 'dac:140'],
    ['agronomo', 'pt', 'isco:213'],
    ['parteira', 'pt', 'isco:222'],
    ['engenheira civil', 'pt', 'isco:214'],
    ['contabilista', 'pt', 'isco:241'],
    ['professor primário', 'pt', 'isco:234'],
    ['nutricionista', 'pt', 'isco:226'],
    ['motorista', 'pt', 'isco:832'],
    ['educação primária', 'pt', 'isco:234'],
    ['مهندس زراعي', 'ar', 'isco:213'],
    ['المهندس الزراعي', 'ar', 'isco:213'],
    ['ممرضة', 'ar', 'isco:222'],
    ['محاسب', 'ar', 'isco:241'],
    ['رصد وتقييم', 'ar', 'isco:242'],
    ['الامن الغذائى', 'ar', 'isco:213'],
    ['مُبَرْمِج', 'ar', 'isco:251'],
    ['مياه الشرب', 'ar', 'dac:14031'],
    ['مترجمين', 'ar', 'isco:264'],
    ['changement climatique', 'fr', 'dac:410'],
    ['douanes', 'fr', 'isco:335'],
    ['hydrology', 'en', 'isco:211'],
    ['gender-based violence', 'en', 'dac:15180'],
    ['gestión de proyectos', 'es', 'isco:121'],
    ['alterações climáticas', 'pt', 'isco:213'],
    ['إدارة المشاريع', 'ar', 'isco:121'],
  ])('%s (%s) finds %s among the first five', (query, language, key) => {
    expect(keys(query, language, 5)).toContain(key)
  })

  it.each<[string, Language, string]>([
    ['agronme', 'fr', 'isco:213'],
    ['acountant', 'en', 'isco:241'],
    ['ecnoomista', 'es', 'isco:263'],
    ['enfermeeiro', 'pt', 'isco:222'],
    ['محاسث', 'ar', 'isco:241'],
  ])('%s (%s), with a slip, still finds %s', (query, language, key) => {
    expect(keys(query, language, 5)).toContain(key)
  })

  it('reads the official name and, where another word led to it, that word', () => {
    expect(findSkills('agronome', 'fr')[0]).toEqual({
      system: 'isco',
      code: '213',
      key: 'isco:213',
      name: { text: 'Spécialistes des sciences de la vie', official: true },
      foundBy: { text: 'agronome', language: 'fr' },
    })
    expect(findSkills('juristes', 'fr')[0]).not.toHaveProperty('foundBy')
  })

  it('finds by another language what has no such word in the reader’s, after what has', () => {
    expect(findSkills('malaria', 'fr')[0]).toMatchObject({
      key: 'dac:12262',
      name: { text: 'Lutte contre le paludisme', official: true },
      foundBy: { language: 'en' },
    })
    expect(findSkills('enfermera', 'ar')[0]).toMatchObject({ key: 'isco:222', name: { official: false }, foundBy: { language: 'es' } })
    expect(keys('police', 'en')[0]).toMatch(/^isco:541|^dac:15132/)
  })

  it('finds by a code, its own first, in either kind of digits', () => {
    expect(keys('213', 'fr')).toEqual(['isco:213'])
    expect(keys('21', 'fr').slice(0, 3)).toEqual(['isco:21', 'isco:211', 'isco:212'])
    expect(keys('14030', 'en')).toEqual(['dac:14030'])
    expect(keys('١٤٠٣٠', 'ar')).toEqual(['dac:14030'])
  })

  it('is offered one system alone when asking, no more than the limit, and nothing withdrawn', () => {
    expect(findSkills('eau', 'fr', { system: 'dac' }).every(({ system }) => system === 'dac')).toBe(true)
    expect(keys('a', 'fr', 3)).toHaveLength(3)
    expect(keys('15120', 'fr')).toEqual([])
    expect(skillName({ system: 'dac', code: '15120' }, 'fr')).toEqual({ text: 'Gestion financière du secteur public', official: true })
  })

  it('leaves out the words that nobody uses, and finds nothing by them alone', () => {
    expect(keys('zzyzx macon', 'fr')).toEqual(['isco:711'])
    expect(keys('zzyzx agronme', 'fr')).toEqual([])
    expect(keys('zzyzx agronome', 'fr')).toEqual(['isco:213'])
    for (const query of ['', '  –  ', 'zzyzx', 'zzyzx qqqqq']) expect(keys(query, 'fr'), query).toEqual([])
  })

  it('is answered whatever is typed', () => {
    expect(keys('constructor', 'en').every((key) => /^(isco|dac):\d+$/.test(key))).toBe(true)
    expect(keys('agronome '.repeat(5000), 'fr')).toEqual(['isco:213'])
    expect(keys('9'.repeat(5000), 'fr')).toEqual([])
  })
})

describe('a name', () => {
  it('says whether its publisher gave it', () => {
    expect(skillName({ system: 'isco', code: '225' }, 'en')).toEqual({ text: 'Veterinarians', official: true })
    expect(skillName({ system: 'isco', code: '225' }, 'ar')).toEqual({ text: 'الأطباء البيطريون', official: false })
    expect(skillName({ system: 'dac', code: '140' }, 'fr')?.official).toBe(true)
  })

  it('is null for what no list holds', () => {
    expect(skillName({ system: 'isco', code: '999' }, 'fr')).toBeNull()
    expect(skillName({ system: 'isco', code: '140' }, 'fr')).toBeNull()
    expect(isKnownSkill({ system: 'dac', code: '99999' })).toBe(false)
  })
})
