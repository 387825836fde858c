import { z } from 'zod'

/** The most addresses of one list. */
export const MOST_INVITEES = 500
/** In characters; the field takes no more. */
export const LONGEST_LIST = 60_000
export const LONGEST_MESSAGE = 1000
/** How long the link of an invitation is good for. */
export const INVITATION_DAYS = 14

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email('emailWrong'))

/** What was understood of a list: an address with the name beside it, or a piece that is no address. `line` counts from 1. */
export type Understood =
  | { line: number; kind: 'address'; email: string; name: string }
  | { line: number; kind: 'problem'; problem: 'notAddress' | 'repeated' | 'tooMany'; text: string }

const SEPARATORS = /^[\s,;|"'<>()[\]]+|[\s,;|"'<>()[\]]+$/gu
/** `<address>`, or an address that stands by itself. */
const CANDIDATE = /<\s*([^<>]*?)\s*>|[^\s,;|<>"()[\]]*@[^\s,;|<>"()[\]]*/gu
/** The column after another one: a comma separates columns where what follows is more than a word. */
const COLUMN = /^[^\S\t]*(?:[\t;|]|,(?=\s*[^\s,;|"]+\s+[^\s,;|]))[\s"']*([^\t;|"]*[^\s,;|"'])/u
const LONGEST_NAME = 200
const LONGEST_SHOWN = 120

/**
 * Reads a pasted list: addresses separated by anything, with or without names (`Name <a@b>`, `"Diop, Awa" <a@b>`, cells of a
 * spreadsheet). Every piece that is no address is named with its line. Pure.
 */
export function readInvitees(list: string): Understood[] {
  const found: Understood[] = []
  const seen = new Set<string>()
  for (const [index, text] of list
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1
    let from = 0
    // The line's one address; null once there are two.
    let only: Extract<Understood, { kind: 'address' }> | null | undefined
    for (const match of text.matchAll(CANDIDATE)) {
      const before = text.slice(from, match.index)
      from = match.index + match[0].length
      const read = emailAddress.safeParse(
        match[1] ??
          match[0]
            .replace(SEPARATORS, '')
            .replace(/^mailto:/i, '')
            .replace(/\.$/, ''),
      )
      const { name, stray } = nameBefore(before, match[1] !== undefined)
      if (stray) found.push(problem(line, 'notAddress', stray))
      if (!read.success) found.push(problem(line, 'notAddress', match[0]))
      else if (seen.has(read.data)) found.push(problem(line, 'repeated', read.data))
      else if (seen.size >= MOST_INVITEES) found.push(problem(line, 'tooMany', read.data))
      else {
        seen.add(read.data)
        const address = { line, kind: 'address' as const, email: read.data, name }
        only = only === undefined ? address : null
        found.push(address)
      }
    }
    const after = text.slice(from)
    const rest = after.replace(SEPARATORS, '')
    // The column after a line's one address is a name, or a post where a name came first. Elsewhere several words are one of these, and one word alone may be an address that lost its sign.
    const column = COLUMN.exec(after)?.[1]
    if (only && column && !looksLikeAddress(column)) only.name ||= column.replace(/\s+/g, ' ').slice(0, LONGEST_NAME)
    else if (rest && (from === 0 || !/[\s,;|]/.test(rest))) found.push(problem(line, 'notAddress', rest))
  }
  return found
}

/** What stands before an address: the name of who it belongs to, unless it looks like a broken address of its own. */
function nameBefore(text: string, inBrackets: boolean): { name: string; stray: string | null } {
  const plain = text.replace(SEPARATORS, '')
  if (!inBrackets && looksLikeAddress(plain)) return { name: '', stray: plain }
  return { name: plain.replace(/["']/g, '').replace(/\s+/g, ' ').slice(0, LONGEST_NAME), stray: null }
}

/** One word with a dot inside: `awa.diop`, `awa.eau.sn`. */
const looksLikeAddress = (text: string) => /^[^\s@]+\.[^\s@.]{2,}$/.test(text)

const problem = (line: number, kind: 'notAddress' | 'repeated' | 'tooMany', text: string): Understood => ({
  line,
  kind: 'problem',
  problem: kind,
  text: text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text,
})
