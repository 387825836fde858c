import { isCountry } from '#app/features/classifications/countries.ts'
import { isKnownCode } from '#app/features/classifications/names.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import { formTexts } from '#app/platform/http/form-text.ts'

export type OrganisationFacts = {
  name: LanguageText
  ref: string | null
  type: string | null
  country: string | null
  aliases: string[]
}

/** Everything typed, by name of the field: `name@fr`, `ref`, `type`, `country`, `aliases`. */
export type TypedOrganisation = Record<string, string>

/** A field that is refused, and the key of the reason under `form.problem`. */
export type FieldProblem = { name: string; problem: string }

export const MOST_ALIASES = 30
export const LONGEST_NAME = 300
const LONGEST_REF = 100

export const nameField = (language: string) => `name@${language}`

/** What the form of an organisation holds. */
export function typedOrganisation(form: FormData): TypedOrganisation {
  const texts = formTexts(form)
  const names = [...texts.keys()].filter((key) => key.startsWith('name@'))
  return Object.fromEntries([...names, 'ref', 'type', 'country', 'aliases'].map((key) => [key, texts.get(key) ?? '']))
}

/** Reads what was typed of an organisation, or what keeps it from being taken. */
export function readOrganisationForm(typed: TypedOrganisation): { facts: OrganisationFacts } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const names = Object.entries(typed).flatMap(([key, value]) => {
    const language = key.startsWith('name@') ? key.slice('name@'.length) : ''
    const isKnown = language === UNDETERMINED || (language !== '' && isRegisteredLanguage(language))
    return isKnown && value.trim() ? [[language, value.trim().replace(/\s+/g, ' ')] as const] : []
  })
  if (names.length === 0) problems.push({ name: nameField('fr'), problem: 'nameMissing' })
  for (const [language, name] of names) if (name.length > LONGEST_NAME) problems.push({ name: nameField(language), problem: 'nameLong' })
  const ref = typed['ref']?.trim() ?? ''
  // As in the filters of lists: no blanks, no commas.
  if (ref && (ref.length > LONGEST_REF || /[\s,\p{Cc}]/u.test(ref))) problems.push({ name: 'ref', problem: 'refWrong' })
  const type = typed['type'] ?? ''
  if (type && !isKnownCode('OrganisationType', type)) problems.push({ name: 'type', problem: 'typeWrong' })
  const country = typed['country'] ?? ''
  if (country && !isCountry(country)) problems.push({ name: 'country', problem: 'countryWrong' })
  const aliases = [...new Set((typed['aliases'] ?? '').split('\n').map((line) => line.trim().replace(/\s+/g, ' ')))].filter(Boolean)
  if (aliases.length > MOST_ALIASES || aliases.some((alias) => alias.length > LONGEST_NAME))
    problems.push({ name: 'aliases', problem: 'aliasesMany' })
  if (problems.length > 0) return { problems }
  return { facts: { name: Object.fromEntries(names), ref: ref || null, type: type || null, country: country || null, aliases } }
}
