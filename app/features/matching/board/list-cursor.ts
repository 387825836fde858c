/** Where a page of a list begins: after the row with these values, in the list's order. */
export type ListCursor = readonly (string | number)[]

/** The cursor as an address carries it. */
export const writeListCursor = (values: ListCursor): string =>
  btoa(JSON.stringify(values)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  number: (value) => typeof value === 'number' && Number.isSafeInteger(value),
  day: (value) => typeof value === 'string' && /^(\d{4}-\d{2}-\d{2}|infinity)$/.test(value),
  instant: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value),
  id: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
}

/** Reads a cursor of values of these kinds; null where it is none, so that the list begins at its beginning. */
export function readListCursor(text: string | null, kinds: readonly ('number' | 'day' | 'instant' | 'id')[]): ListCursor | null {
  if (!text || text.length > 400) return null
  try {
    const values = JSON.parse(atob(text.replace(/-/g, '+').replace(/_/g, '/'))) as unknown
    if (!Array.isArray(values) || values.length !== kinds.length) return null
    return kinds.every((kind, index) => IS[kind]?.(values[index])) ? (values as (string | number)[]) : null
  } catch {
    return null
  }
}
