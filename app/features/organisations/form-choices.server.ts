import { listCountries } from '#app/features/classifications/countries.ts'
import { listCodes } from '#app/features/classifications/names.ts'
import { nameField, type TypedOrganisation } from '#app/features/organisations/organisation-form.ts'
import type { RegisterEntry } from '#app/features/organisations/queries/register-entry.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

/** What the form of an organisation offers to choose from; names may be given in the portal's languages and in those it has already. */
export function organisationChoices(language: Language, entry?: RegisterEntry) {
  return {
    languages: [...new Set<string>([...LANGUAGES, ...Object.keys(entry?.raw.name ?? {})])],
    types: listCodes('OrganisationType', language).map(({ code, name }) => ({ value: code, label: name })),
    countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
  }
}

/** The form of an organisation as it stands. */
export const typedOf = ({ raw, ref, aliases }: RegisterEntry): TypedOrganisation => ({
  ...Object.fromEntries(Object.entries(raw.name).map(([tag, text]) => [nameField(tag), text])),
  ref: ref ?? '',
  type: raw.type ?? '',
  country: raw.country ?? '',
  aliases: aliases.join('\n'),
})
