import { countryName } from '#app/features/classifications/countries.ts'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import type { HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { rowField, type ExpertSection, type ExpertTable } from '#app/features/expertise/sections.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { inReaderDigits } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { KnownOrganisation } from './known-names.server.ts'
import type { ShownForm } from './posted-section.server.ts'

type Row = Record<string, string | undefined>
type Written = { fields: Record<string, string | readonly string[] | undefined>; tables?: Partial<Record<ExpertTable, Row[]>> }

/** The form of a section as what is stored fills it; an empty table begins with an empty row where `blank` names it. */
export function writeSection(
  expert: HeldExpert,
  section: ExpertSection,
  language: Language,
  organisations: readonly KnownOrganisation[],
): ShownForm {
  const { fields, tables = {} } = written(expert, section, language, organisations)
  const values: [string, string[]][] = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? [value] : [...(value ?? [])],
  ])
  const rows: Partial<Record<ExpertTable, number[]>> = {}
  for (const [table, entries] of Object.entries(tables) as [ExpertTable, Row[]][]) {
    rows[table] = entries.length > 0 ? entries.map((_, index) => index) : BEGINS_EMPTY.has(table) ? [0] : []
    entries.forEach((entry, row) => {
      for (const [field, value] of Object.entries(entry)) values.push([rowField(table, row, field), [value ?? '']])
    })
  }
  const labels = (tables.skills ?? []).map(({ key = '' }, row) => [rowField('skills', row, 'key'), skillLabel(key, language)] as const)
  return { values: Object.fromEntries(values), rows, labels: Object.fromEntries(labels), refusals: {} }
}

/** Tables that ask for their first row at once. */
const BEGINS_EMPTY = new Set<ExpertTable>(['skills', 'languages', 'countries', 'availability'])

function written(expert: HeldExpert, section: ExpertSection, language: Language, organisations: readonly KnownOrganisation[]): Written {
  const { content } = expert
  const number = (value: number) => inReaderDigits(language, String(value))
  switch (section) {
    case 'about':
      return {
        fields: {
          kind: expert.kind,
          name: expert.name,
          email: expert.email ?? '',
          phone: expert.phone ?? '',
          base: content.base && countryName(content.base, language),
          ...texts('headline', content.headline),
          ...texts('summary', content.summary),
        },
      }
    case 'skills':
      return {
        fields: {},
        tables: {
          skills: content.skills.filter(({ key }) => key).map(({ id, key, level }) => ({ id, key, level: String(level) })),
          free: content.skills
            .filter(({ key }) => !key)
            .map(({ id, words, level }) => {
              const chosen = chooseText(words, language)
              return { id, text: chosen?.text, lang: chosen?.lang ?? language, level: String(level) }
            }),
        },
      }
    case 'languages':
      return {
        fields: {},
        tables: { languages: content.languages.map(({ tag, level }) => ({ name: languageName(tag, language), level })) },
      }
    case 'experience':
      return {
        fields: { contexts: content.contexts },
        tables: {
          countries: content.countries.map(({ code, lastYear }) => ({
            name: countryName(code, language),
            lastYear: lastYear === undefined ? '' : number(lastYear),
          })),
        },
      }
    case 'availability':
      return {
        fields: {
          mode: content.mode,
          daysPerYear: number(content.daysPerYear),
          restDays: number(content.restDays),
          atOnce: number(content.atOnce),
        },
        tables: { availability: content.availability, notIn: content.notIn.map((code) => ({ name: countryName(code, language) })) },
      }
    case 'clearances':
      return {
        fields: Object.fromEntries(content.clearances.map(({ kind, validUntil }) => [`clearances/${kind}`, validUntil])),
        tables: { conflicts: content.conflicts.map((id) => ({ name: organisations.find((known) => known.id === id)?.name ?? id })) },
      }
    case 'consent':
      return {
        fields: {
          seenBy: expert.seenBy,
          proposedBy: expert.proposedBy,
          showsName: expert.showsName ? 'name' : 'pseudonym',
          consentNote: expert.consentNote ?? '',
        },
      }
  }
}

const texts = (field: string, text: LanguageText) =>
  Object.fromEntries(Object.entries(text).map(([lang, value]) => [`${field}@${lang}`, value]))
