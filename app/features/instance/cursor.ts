/** Where a page of a list by time begins: after the line with this moment (RFC 3339) and id. */
export type TimeCursor = { at: string; id: string }

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The cursor as an address carries it. */
export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at}~${id}`

/** Reads it; a cursor that somebody wrote by hand begins the list anew. */
export function readTimeCursor(text: string | null): TimeCursor | null {
  const [at = '', id = ''] = (text ?? '').split('~')
  return MOMENT.test(at) && !Number.isNaN(Date.parse(at)) && ID.test(id) ? { at, id } : null
}
