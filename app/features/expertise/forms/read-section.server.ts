import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { CLEARANCES, CONTEXTS, type ExpertContent } from '#app/features/expertise/content.ts'
import type { HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { LONGEST, rowField, type ExpertSection, type ExpertTable } from '#app/features/expertise/sections.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { day, email, matching, words } from '#app/features/provenance/typed-values.ts'
import { readAvailability } from './read-availability.server.ts'
import { readCountry, readOrganisation, readSpokenLanguage } from './known-names.server.ts'
import type { PostedSection } from './posted-section.server.ts'
import { isCefr, type Cefr } from '#app/features/classifications/cefr.ts'
import { readSkills } from './read-skills.server.ts'
import { readYear } from './read-year.ts'

type Columns = { kind?: 'PERSON' | 'TEAM'; name?: string; email?: string | null; phone?: string | null }

/** What a section says as it was posted. Where the form noted problems, it is not to be saved. */
export type ReadSection = { columns?: Columns; content: Partial<ExpertContent> }

/** Reads the form of a section but consent, which change-consent reads. */
export async function readSection(
  posted: PostedSection,
  section: Exclude<ExpertSection, 'consent'>,
  expert: HeldExpert,
): Promise<ReadSection> {
  switch (section) {
    case 'about':
      return readAbout(posted, expert)
    case 'skills':
      return { content: { skills: readSkills(posted, expert.content.skills) } }
    case 'languages':
      return { content: { languages: readLanguages(posted) } }
    case 'experience':
      return {
        content: { countries: readCountries(posted), contexts: CONTEXTS.filter((context) => posted.all('contexts').includes(context)) },
      }
    case 'availability':
      return { content: { ...readAvailability(posted, expert.kind), notIn: named(posted, 'notIn', readCountry, 'unknownCountry') } }
    case 'clearances':
      return { content: { clearances: readClearances(posted), conflicts: await readConflicts(posted) } }
  }
}

function readAbout(posted: PostedSection, expert: HeldExpert): ReadSection {
  const kind = posted.choice('kind', ['PERSON', 'TEAM']) ?? expert.kind
  const typedBase = posted.text('base')
  const base = typedBase ? (readCountry(typedBase) ?? posted.refuse('base', 'unknownCountry', { typed: brief(typedBase) })) : undefined
  const content: Partial<ExpertContent> = {
    headline: readText(posted, 'headline', LONGEST.headline),
    summary: readText(posted, 'summary', LONGEST.summary),
    base,
    // A person is in one place at a time, and has the days of one year.
    ...(kind === 'PERSON' && { atOnce: 1, daysPerYear: Math.min(expert.content.daysPerYear, 366) }),
  }
  const name = posted.need<string>('name', words(LONGEST.name)) ?? ''
  const columns = {
    kind,
    name,
    email: posted.read<string>('email', email) ?? null,
    phone: posted.read<string>('phone', matching(PHONE, 'phone')) ?? null,
  }
  return { columns, content }
}

const PHONE = /^[+()\d٠-٩۰-۹ .\-/]{3,40}$/

function readText(posted: PostedSection, field: string, limit: number): LanguageText {
  const entries = posted.languages(field).flatMap((lang) => {
    const name = `${field}@${lang}`
    const text = posted.read<string>(name, words(limit))
    if (!text) return []
    if (!isRegisteredLanguage(lang)) posted.refuse(name, 'language')
    return [[lang, text] as const]
  })
  return Object.fromEntries(entries)
}

function readLanguages(posted: PostedSection): ExpertContent['languages'] {
  const seen = new Set<string>()
  return posted.rows('languages').flatMap((row) => {
    const name = rowField('languages', row, 'name')
    const typed = posted.text(name)
    if (!typed) return []
    const tag = readSpokenLanguage(typed)
    const level = posted.text(rowField('languages', row, 'level'))
    if (!isCefr(level)) posted.refuse(rowField('languages', row, 'level'), 'level')
    if (tag === null) posted.refuse(name, 'unknownLanguage', { typed: brief(typed) })
    else if (seen.has(tag)) posted.refuse(name, 'languageTwice', { typed: brief(typed) })
    else seen.add(tag)
    return tag === null ? [] : [{ tag, level: level as Cefr }]
  })
}

function readCountries(posted: PostedSection): ExpertContent['countries'] {
  const seen = new Set<string>()
  return posted.rows('countries').flatMap((row) => {
    const name = rowField('countries', row, 'name')
    const yearName = rowField('countries', row, 'lastYear')
    const [typed, typedYear] = [posted.text(name), posted.text(yearName)]
    if (!typed && !typedYear) return []
    const code = readCountry(typed)
    if (code === null) posted.refuse(name, 'unknownCountry', { typed: brief(typed) })
    else if (seen.has(code)) posted.refuse(name, 'countryTwice', { typed: brief(typed) })
    else seen.add(code)
    const lastYear = typedYear ? readYear(typedYear) : undefined
    if (lastYear === null) posted.refuse(yearName, 'year')
    return code === null ? [] : [{ code, ...(typeof lastYear === 'number' && { lastYear }) }]
  })
}

function readClearances(posted: PostedSection): ExpertContent['clearances'] {
  return CLEARANCES.flatMap((kind) => {
    const validUntil = posted.read<string>(`clearances/${kind}`, day)
    return validUntil ? [{ kind, validUntil }] : []
  })
}

async function readConflicts(posted: PostedSection): Promise<string[]> {
  const found: string[] = []
  for (const row of posted.rows('conflicts')) {
    const name = rowField('conflicts', row, 'name')
    const typed = posted.text(name)
    if (!typed) continue
    const id = await readOrganisation(typed)
    if (id === null) posted.refuse(name, 'unknownOrganisation', { typed: brief(typed) })
    else if (!found.includes(id)) found.push(id)
  }
  return found
}

/** The codes of a table of names, each once. */
function named(posted: PostedSection, table: ExpertTable, read: (typed: string) => string | null, messageKey: string): string[] {
  const codes = posted.rows(table).flatMap((row) => {
    const name = rowField(table, row, 'name')
    const typed = posted.text(name)
    const code = typed ? read(typed) : null
    if (typed && code === null) posted.refuse(name, messageKey, { typed: brief(typed) })
    return code === null ? [] : [code]
  })
  return [...new Set(codes)]
}

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
