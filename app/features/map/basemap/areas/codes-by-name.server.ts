import type { Subdivisions } from '../sources/subdivisions.server.ts'
import type { AreaCodes } from './area-codes.server.ts'
import type { NamedIn } from './area-names.server.ts'
import { nameKey } from './geonames-areas.server.ts'

/** Finds the ISO 3166-2 code, of the first level or a finer one, that bears a name in any language; first levels first. */
export function codesByName(
  { cldr, regions }: Subdivisions,
  { codes, areaOf }: AreaCodes,
  namesOf: (code: string) => NamedIn,
): (country: string, name: string) => string | undefined {
  const byName = new Map<string, string>()
  const note = (code: string, name: string) => {
    const key = nameKey(name)
    const entry = `${code.slice(0, 2)} ${key}`
    if (key && areaOf(code) && !byName.has(entry)) byName.set(entry, code)
  }
  for (const code of codes) for (const name of Object.values(namesOf(code))) note(code, name)
  for (const names of Object.values(cldr)) for (const [code, name] of names) note(code, name)
  for (const { code, names } of regions) for (const name of Object.values(names)) note(code, name)
  return (country, name) => byName.get(`${country} ${nameKey(name)}`)
}
