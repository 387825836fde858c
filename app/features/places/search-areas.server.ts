import { listCountries } from '#app/features/classifications/countries.ts'
import { foldText, foldWords } from '#app/features/classifications/folding.ts'
import { areaNames } from './area-names.server.ts'
import { areaTable } from './internal/area-table.server.ts'

type Named = { code: string; names: string[]; words: string[] }

let index: Named[] | undefined

/**
 * Codes of the countries (ISO 3166-1 alpha-2), then of the first-level areas (ISO 3166-2), whose name in any language of the portal
 * begins with the query, or has a word that does; whole names first. Less than two characters find nothing.
 */
export function searchAreas(query: string, limit: number): string[] {
  const folded = foldText(query)
  if ([...folded].length < 2) return []
  index ??= [...listCountries('en').map(({ code }) => code), ...Object.keys(areaTable().areas)].map(named)
  const ranked = index.flatMap((area) => {
    const rank = rankOf(area, folded)
    return rank === null ? [] : [{ code: area.code, rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ code }) => code)
}

function named(code: string): Named {
  const names = areaNames([code]).map(foldText)
  return { code, names, words: names.flatMap(foldWords) }
}

/** The sort is stable, so that within a rank countries stay before areas. */
function rankOf({ names, words }: Named, query: string): number | null {
  if (names.includes(query)) return 0
  if (names.some((name) => name.startsWith(query))) return 1
  return words.some((word) => word.startsWith(query)) ? 2 : null
}
