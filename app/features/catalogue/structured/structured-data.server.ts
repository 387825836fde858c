import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { croissantDataset } from './croissant.server.ts'
import { structuredFacts } from './dataset-facts.server.ts'
import { schemaOrgDataset } from './schema-org.ts'
import { scriptJson } from './script-json.ts'

/** The data block of a dataset's page, ready to stand in `<script type="application/ld+json">`; null for what is not for everybody. */
export async function structuredData(open: OpenDataset, language: Language, origin: string): Promise<string | null> {
  if (!open.isPublic || open.version === null) return null
  const facts = await structuredFacts(open, language, origin)
  const { sectors, countries } = open.content
  return scriptJson(
    schemaOrgDataset(facts, {
      keywords: sectors.map(({ code }) => nameOf('Sector', code, language)?.name ?? code),
      countries: countries.map(({ code }) => countryName(code, language)),
      catalogue: `${origin}/${language}/datasets`,
    }),
  )
}

/** A public version of a dataset in Croissant. Throws `not-found` for any other. */
export const croissantOf = async (open: OpenDataset, language: Language, origin: string): Promise<object> =>
  croissantDataset(await structuredFacts(open, language, origin))
