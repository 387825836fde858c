/** Where the JSON value that begins at `at` ends in a text that holds it whole and is valid. */
function valueEnd(text: string, at: number): number {
  const first = text[at]
  if (first === '"') return stringEnd(text, at)
  if (first !== '{' && first !== '[') {
    let end = at
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      if (code === 44 || code === 93 || code === 125 || code <= 32) break
    }
    return end
  }
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === 34) end = stringEnd(text, end) - 1
    else if (code === 123 || code === 91) depth += 1
    else if (code === 125 || code === 93) {
      depth -= 1
      if (depth === 0) return end + 1
    }
  }
  return text.length
}

function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/** Members of a valid object, or items of a valid array (their keys are empty), each as the text that the file has. */
export function membersOf(text: string): { key: string; raw: string }[] {
  const members: { key: string; raw: string }[] = []
  const isObject = text.trimStart().startsWith('{')
  let at = skipSpace(text, text.indexOf(isObject ? '{' : '[') + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let key = ''
    if (isObject) {
      const keyEnd = stringEnd(text, at)
      key = JSON.parse(text.slice(at, keyEnd)) as string
      at = skipSpace(text, skipSpace(text, keyEnd) + 1)
    }
    const end = valueEnd(text, at)
    members.push({ key, raw: text.slice(at, end) })
    at = skipSpace(text, end)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return members
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (next < text.length && text.charCodeAt(next) <= 32) next += 1
  return next
}

/** The text of a cell for a value: of a string what it says, of a number as it is written, of what is nested its JSON. */
export function cellOf(raw: string): string {
  if (raw === 'null') return ''
  if (raw.startsWith('"')) return JSON.parse(raw) as string
  return raw.startsWith('{') || raw.startsWith('[') ? compact(raw) : raw
}

/** JSON without the spaces between its parts; numbers stay as they are written. */
export function compact(raw: string): string {
  if (!/\s/.test(raw)) return raw
  let text = ''
  let from = 0
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at)
    if (code === 34) at = stringEnd(raw, at) - 1
    else if (code <= 32) {
      text += raw.slice(from, at)
      from = at + 1
    }
  }
  return text + raw.slice(from)
}
