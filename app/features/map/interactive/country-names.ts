import type { ExpressionSpecification } from 'maplibre-gl'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * An expression that names the country of a feature (`c`, ISO 3166-1 alpha-2) in the reader's language, by the
 * browser's own names but for those the portal replaces.
 */
export function countryNames(language: string, replaced: Record<string, string>): ExpressionSpecification {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  const known = codes.flatMap((code) => {
    const name = replaced[code] ?? names.of(code)
    return name ? [code, name] : []
  })
  return ['match', ['get', 'c'], ...known, ''] as unknown as ExpressionSpecification
}
