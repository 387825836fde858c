import { listCountries } from '#app/features/classifications/countries.ts'
import { foldWords, withoutArticle } from '#app/features/classifications/folding.ts'
import { areaNames } from './area-names.server.ts'
import { admin1Codes } from './areas.server.ts'

/** Words that say what kind of area a name names, and those that join it to the name, folded: registers write them or not. */
const KINDS = new Set(
  (
    'region regions province provincia provincie departement departamento department district distrito governorate gouvernorat gobernacion ' +
    'governo wilaya wilayah vilayet state etat estado county comte condado prefecture prefectura prefeitura oblast canton area zone ' +
    'محافظه ولايه منطقه اقليم جهه de du des d la le les l of the do da dos das del el los las al and et y e'
  ).split(' '),
)

/** The form in which names of areas are compared: folded, without words of its kind, in one piece. */
function keyOf(name: string): string {
  const words = foldWords(name).map(withoutArticle)
  const own = words.filter((word) => !KINDS.has(word))
  return (own.length > 0 ? own : words).join('')
}

type Index = ReadonlyMap<string, readonly string[]>
let countries: Index | undefined
let areas: Index | undefined

/** Countries (ISO 3166-1 alpha-2) that are called so in a language of the portal, accents and articles aside. */
export function countriesNamed(name: string): readonly string[] {
  countries ??= indexOf(listCountries('en').map(({ code }) => code))
  return countries.get(keyOf(name)) ?? []
}

/**
 * First-level areas (ISO 3166-2) that are called so in a language of the portal: `Région de Thiès`, `Thies`, `تييس` are one. Several
 * where countries share a name. The whole name is compared, never its beginning.
 */
export function areasNamed(name: string): readonly string[] {
  areas ??= indexOf(admin1Codes())
  return areas.get(keyOf(name)) ?? []
}

function indexOf(codes: readonly string[]): Index {
  const index = new Map<string, string[]>()
  for (const code of codes) {
    for (const key of new Set(areaNames([code]).map(keyOf))) {
      const known = index.get(key)
      if (known) known.push(code)
      else index.set(key, [code])
    }
  }
  return index
}
