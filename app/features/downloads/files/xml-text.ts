/** XML 1.0, production 2: control characters, lone surrogates and two non-characters are no characters of a document. */
const UNWRITABLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text of an XML document, in elements and attributes alike. What XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with a text, or with elements already written; nothing where there is no text. */
export function textElement(name: string, text: string | null | undefined, attributes: Attributes = {}): string {
  return text === null || text === undefined || text === '' ? '' : `${openTag(name, attributes)}${xmlText(text)}</${name}>`
}

export const element = (name: string, content: string, attributes: Attributes = {}): string =>
  `${openTag(name, attributes)}${content}</${name}>`

/** An element that holds nothing. */
export const emptyElement = (name: string, attributes: Attributes): string => openTag(name, attributes).replace(/>$/, '/>')

function openTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${xmlText(String(value)).replace(/[\n\t]/g, (white) => `&#${white.charCodeAt(0)};`)}"`,
  )
  return `<${name}${written.join('')}>`
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
