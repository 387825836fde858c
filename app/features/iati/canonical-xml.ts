import { isElement, rawAttribute, type XmlAttribute, type XmlElement } from './xml-element.ts'

/** Namespace by prefix; the empty prefix is the default namespace. */
type Scope = ReadonlyMap<string, string>

const NOTHING_REBOUND: Scope = new Map()
const NOTHING_TO_BIND = { scope: NOTHING_REBOUND, declarations: '' }

/**
 * An element as XML that stands by itself: attributes in a fixed order, each namespace declared once at the top under the prefix of the source
 * (again deeper down only where the source binds that prefix to another). The same element always gives the same text.
 */
export function canonicalXml(element: XmlElement): string {
  const top = new Map([['', '']])
  const xml = writeElement(element, top, NOTHING_REBOUND)
  const nameEnd = 1 + element.name.length
  let declarations = ''
  for (const [prefix, uri] of top) if (prefix !== '') declarations += writeDeclaration(prefix, uri)
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd)
}

/** That text without one of the element's own attributes. */
export function withoutAttribute(xml: string, element: XmlElement, name: string): string {
  const value = rawAttribute(element, name)
  return value === undefined ? xml : xml.replace(writeAttribute(name, value), () => '')
}

function writeElement(element: XmlElement, top: Map<string, string>, outer: Scope): string {
  const { scope, declarations } = bindNamespaces(element, top, outer)
  let xml = `<${element.name}${declarations}`
  for (const { name, value } of sorted(element.attributes)) xml += writeAttribute(name, value)
  if (element.children.length === 0) return `${xml}/>`
  xml += '>'
  for (const node of element.children) xml += isElement(node) ? writeElement(node, top, scope) : escapeText(node)
  return `${xml}</${element.name}>`
}

/** Prefixes met for the first time go to `top`; those that mean something else there are declared on the element. */
function bindNamespaces(element: XmlElement, top: Map<string, string>, outer: Scope): { scope: Scope; declarations: string } {
  if (outer === NOTHING_REBOUND && element.uri === '' && !element.attributes.some(isPrefixed)) return NOTHING_TO_BIND
  let scope = outer
  let declarations = ''
  for (const { prefix, uri } of [element, ...element.attributes.filter(isPrefixed)]) {
    const bound = scope.get(prefix) ?? top.get(prefix)
    if (bound === uri) continue
    if (bound === undefined) top.set(prefix, uri)
    else {
      scope = new Map([...scope, [prefix, uri]])
      declarations += writeDeclaration(prefix, uri)
    }
  }
  return { scope, declarations }
}

/** Without a prefix an attribute has no namespace, and `xml` is bound everywhere. */
function isPrefixed({ prefix }: XmlAttribute): boolean {
  return prefix !== '' && prefix !== 'xml'
}

function writeDeclaration(prefix: string, uri: string): string {
  return writeAttribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri)
}

function writeAttribute(name: string, value: string): string {
  return ` ${name}="${escapeValue(value)}"`
}

function sorted(attributes: XmlElement['attributes']): XmlElement['attributes'] {
  const isSorted = attributes.every((attribute, index) => index === 0 || (attributes[index - 1]?.name ?? '') < attribute.name)
  return isSorted ? attributes : [...attributes].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, escapeCharacter) : text
}

function escapeValue(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, escapeCharacter) : value
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    default:
      return `&#${character.charCodeAt(0)};`
  }
}
