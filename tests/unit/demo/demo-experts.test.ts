import { describe, expect, test } from 'vitest'
import { isCountry } from '#app/features/classifications/countries.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { isKnownSkill } from '#app/features/classifications/resolve-skill.server.ts'
import { LONGEST } from '#app/features/expertise/sections.ts'
import { isRowId } from '#app/features/provenance/row-id.ts'
import { DEMO_TODAY } from '#prisma/seed/demo/demo.ts'
import { buildDemoExperts } from '#prisma/seed/demo/experts/build-experts.ts'
import type { DemoExpert } from '#prisma/seed/demo/experts/expert.ts'
import { membersWith, PEOPLE } from '#prisma/seed/demo/people.ts'
import { WORKSPACES } from '#prisma/seed/demo/workspaces.ts'

const experts = buildDemoExperts()
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'pt']
const share = (fits: (expert: DemoExpert) => boolean) => experts.filter(fits).length / experts.length
const speaks = ({ content }: DemoExpert, tag: string, least: string) =>
  content.languages.some((spoken) => spoken.tag === tag && spoken.level >= least)
const can = ({ content }: DemoExpert, key: string, least = 3) => content.skills.some((skill) => skill.key === key && skill.level >= least)

describe('the experts of the demonstration', () => {
  test('a coordinator finds 370 people and 30 teams in the rosters of ten workspaces', () => {
    expect(experts.filter(({ kind }) => kind === 'PERSON')).toHaveLength(370)
    expect(experts.filter(({ kind }) => kind === 'TEAM')).toHaveLength(30)
    expect(new Set(experts.map(({ workspace }) => workspace))).toEqual(new Set(WORKSPACES.map(({ slug }) => slug)))
    expect(buildDemoExperts()).toEqual(experts)
  })

  test('no two share an id, a name, a pseudonym or an address, and the addresses are nobody’s', () => {
    for (const key of ['id', 'name', 'pseudonym', 'email'] as const)
      expect(new Set(experts.map((expert) => expert[key])).size, key).toBe(400)
    for (const { email, pseudonym } of experts) {
      expect(email).toMatch(/^[a-z]+(\.[a-z]+)+@experts-demo\.example$/)
      expect(pseudonym).toMatch(/^[2-9BCDFGHJKLMNPQRSTVWXZ]{5}$/)
    }
  })

  test('what they say can be read: known codes, languages and countries, free days in order, levels as they are claimed', () => {
    for (const { id, content, conflicts, workspace, verifications } of experts) {
      expect(new Set(content.skills.map(({ key }) => key)).size, id).toBe(content.skills.length)
      for (const { id: row, key } of content.skills) expect(isRowId(row) && key && isKnownSkill(key), `${id} ${key}`).toBe(true)
      for (const { tag } of content.languages) expect(isRegisteredLanguage(tag), tag).toBe(true)
      const countries = [...content.countries.map(({ code }) => code), ...content.notIn, content.base ?? '']
      for (const code of countries) expect(isCountry(code), code).toBe(true)
      for (const { from, to } of content.availability) expect(from < to, id).toBe(true)
      for (const { skill, level } of verifications)
        expect(content.skills.find(({ key }) => key === skill)?.level ?? 0, id).toBeGreaterThanOrEqual(level)
      expect(conflicts, id).not.toContain(workspace)
    }
  })

  test('six in ten are shown to everybody, a quarter to coordinators, some at home alone, and a few let nobody propose them', () => {
    const allows = (seenBy: string, proposedBy: string) =>
      share(({ consent }) => consent.seenBy === seenBy && consent.proposedBy === proposedBy)
    expect(allows('PUBLIC', 'COORDINATORS')).toBeCloseTo(0.6, 1)
    expect(allows('COORDINATORS', 'COORDINATORS')).toBeCloseTo(0.25, 0.5)
    expect(allows('WORKSPACE', 'WORKSPACE')).toBeCloseTo(0.1, 1)
    expect(allows('WORKSPACE', 'NOBODY')).toBeGreaterThan(0.02)
    for (const { id, consent, account } of experts) {
      const stated = consent.proposedBy === 'NOBODY' ? undefined : account ? 'PERSON' : 'WORKSPACE'
      expect(consent.stated?.source, id).toBe(stated)
      if (stated === 'WORKSPACE') expect(consent.stated?.note?.length ?? 0, id).toBeGreaterThan(15)
    }
  })

  test('about two in five are verified and a quarter attested, by who may, after they came and before the day of the demonstration', () => {
    const vouched = (kind: string) => share(({ verifications }) => verifications[0]?.kind === kind)
    expect(vouched('VERIFIED')).toBeGreaterThan(0.3)
    expect(vouched('VERIFIED')).toBeLessThan(0.45)
    expect(vouched('ATTESTED')).toBeGreaterThan(0.18)
    expect(vouched('ATTESTED')).toBeLessThan(0.3)
    for (const { id, workspace, createdBy, createdAt, consent, verifications } of experts) {
      expect(membersWith(workspace, ['CONTRIBUTOR', 'MANAGER']), id).toContain(createdBy)
      for (const { by } of verifications) expect(membersWith(workspace, ['VALIDATOR', 'MANAGER']), id).toContain(by)
      for (const at of [...verifications.map((one) => one.at), consent.stated?.at ?? createdAt])
        expect(createdAt <= at && at < DEMO_TODAY, `${id} ${at}`).toBe(true)
    }
  })

  test('three of them sign in, to a profile of their own and no workspace', () => {
    const accounts = experts.flatMap(({ account, name }) => (account ? [{ account, name }] : []))
    expect(accounts).toHaveLength(3)
    for (const { account, name } of accounts) {
      const person = PEOPLE.find(({ email }) => email === account)
      expect(person?.name).toBe(name)
      expect(person?.memberships).toEqual([])
    }
  })

  test('few speak what is asked most: engineers for water in Arabic, epidemiologists in Portuguese; many lead projects in English', () => {
    const proposed = experts.filter(({ consent }) => consent.proposedBy === 'COORDINATORS')
    const count = (fits: (expert: DemoExpert) => boolean) => proposed.filter(fits).length
    const inArabic = count((expert) => can(expert, 'dac:14030') && speaks(expert, 'ar', 'C1'))
    expect(inArabic).toBeLessThan(count((expert) => can(expert, 'dac:14030')) / 2)
    expect(count((expert) => can(expert, 'dac:12250') && speaks(expert, 'pt', 'C1'))).toBeLessThan(8)
    expect(count((expert) => can(expert, 'dac:43010') && speaks(expert, 'en', 'C1'))).toBeGreaterThan(12)
  })
})

describe('the texts of those experts', () => {
  const texts = experts.flatMap(({ content }) => [content.headline, content.summary])
  const notes = experts.map(({ workspace, verifications, consent }) => ({
    language: WORKSPACES.find(({ slug }) => slug === workspace)?.language ?? '',
    words: [...verifications.map(({ evidence }) => evidence), consent.stated?.note ?? ''].filter(Boolean),
  }))
  const inLanguage = (lang: string) => [
    ...texts.flatMap((text) => text[lang] ?? []),
    ...notes.flatMap(({ language, words }) => (language === lang ? words : [])),
  ]

  test('each speaks one to three of the five languages, the same in the line as in the paragraph, and masters them', () => {
    for (const expert of experts) {
      const written = Object.keys(expert.content.headline)
      expect(Object.keys(expert.content.summary)).toEqual(written)
      expect(written.length).toBeGreaterThanOrEqual(1)
      expect(written.length).toBeLessThanOrEqual(3)
      for (const lang of written) expect(LANGUAGES.includes(lang) && speaks(expert, lang, 'B2'), expert.id).toBe(true)
    }
    for (const lang of LANGUAGES) expect(inLanguage(lang).length, lang).toBeGreaterThan(60)
    expect(share(({ content }) => Object.keys(content.headline).length > 1)).toBeGreaterThan(0.2)
  })

  test('nothing is left unfinished, too long or with a straight apostrophe', () => {
    for (const { content } of experts) {
      for (const line of Object.values(content.headline)) expect(line.length).toBeLessThanOrEqual(LONGEST.headline)
      for (const text of Object.values(content.summary)) expect(text).toMatch(/^[^{}]{40,}\.$/)
    }
    for (const lang of LANGUAGES) for (const text of inLanguage(lang)) expect(text).not.toMatch(/ {2}|'|[{}]/)
  })

  test('a French reader finds the spaces that French asks for, and an Arabic one Arabic letters and digits alone', () => {
    for (const text of inLanguage('fr')) expect(text).not.toMatch(/ [:;!?%»]|« |\d \d{3}/)
    for (const text of inLanguage('ar')) expect(text).not.toMatch(/[A-Za-z0-9,;?%]/)
  })
})
