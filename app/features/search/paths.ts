import type { Kind } from './kinds.ts'

export const suggestionsPath = (language: string) => `/${language}/suggestions.json`

/** The page of a search: of one kind alone, from a cursor on, `exact`: as it was typed. */
export function searchPath(language: string, q: string, more: { kind?: Kind | null; cursor?: string; exact?: boolean } = {}): string {
  const params = new URLSearchParams(q === '' ? {} : { q })
  if (more.kind) params.set('kind', more.kind)
  if (more.exact) params.set('exact', '1')
  if (more.cursor) params.set('cursor', more.cursor)
  const query = params.toString()
  return `/${language}/search${query && `?${query}`}`
}
