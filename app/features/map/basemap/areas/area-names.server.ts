import reviewed from '../reviewed/area-names.json' with { type: 'json' }
import { NAME_LANGUAGES, type NameLanguage } from '../name-languages.ts'
import { type Subdivisions } from '../sources/subdivisions.server.ts'
import { shortName } from './short-names.ts'

export type NamedIn = Readonly<Partial<Record<NameLanguage, string>>>

const REVIEWED: Readonly<Record<string, NamedIn>> = reviewed

/**
 * The names of an ISO 3166-2 code: the reviewed one, else that of CLDR, else that of iso3166-2-db, without the word for what it
 * names. A language without a name is absent.
 */
export function areaNamer({ cldr, regions }: Subdivisions): (code: string) => NamedIn {
  const regionNames = new Map(regions.map(({ code, names }) => [code, names]))
  return (code) => {
    const names = NAME_LANGUAGES.flatMap((language) => {
      const found = cldr[language].get(code) ?? regionNames.get(code)?.[language]
      const name = REVIEWED[code]?.[language] ?? (found && shortName(found, language))
      return name ? [[language, name] as const] : []
    })
    return Object.fromEntries(names)
  }
}
