import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes'
import type { ReadLimits } from './read-limits.ts'
import { IatiRefusal, type MessageParams, type RefusalReason, type SourcePosition } from './refusal.ts'
import { isElement, type XmlAttribute, type XmlElement } from './xml-element.ts'

/** What the file says of itself, on its root. */
export type FileHeader = { readonly version: string; readonly generatedDatetime?: string }

type OpenElement = XmlElement & { readonly children: (XmlElement | string)[] }

const VERSIONS: readonly string[] = ['2.01', '2.02', '2.03']
const ROOT_DEPTH = 1
const ACTIVITY_DEPTH = 2

/**
 * Takes the text of an activity file piece by piece and gives its activities as trees, none of which it keeps.
 * `write` and `close` throw IatiRefusal with its position. Nothing outside the text is ever fetched: a DOCTYPE is refused,
 * and entities other than XML's own five are unknown.
 */
export class ActivityParser {
  header: FileHeader | undefined
  #limits: ReadLimits
  // XML 1.1 allows control characters that neither XML 1.0 nor PostgreSQL takes: every file is read as 1.0.
  #saxes = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  #open: OpenElement[] = []
  #complete: XmlElement[] = []
  #depth = 0
  #tagLine = 0
  #activityStart = 0
  #activities = 0
  #lastEventAt = 0
  #lastClosed = ''
  /** The start of a reference whose end is in the next piece. */
  #heldBack = ''

  constructor(limits: ReadLimits) {
    this.#limits = limits
    const saxes = this.#saxes
    // Saxes' own table inherits from Object: `&constructor;` would be known.
    saxes.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
    // At most six: with a seventh handler V8 stores the parser as a dictionary and everything takes four times as long.
    saxes.on('doctype', () => this.#refuse('doctype'))
    saxes.on('opentagstart', ({ name }) => this.#startTag(name))
    saxes.on('opentag', (tag) => this.#openElement(tag))
    saxes.on('closetag', ({ name }) => this.#closeElement(name))
    saxes.on('text', (text) => this.#addText(text))
    saxes.on('cdata', (text) => this.#addText(text))
  }

  get position(): SourcePosition {
    return { line: this.#saxes.line, column: this.#saxes.column + 1 }
  }

  /** The activities that this piece completes. */
  write(text: string): XmlElement[] {
    const all = this.#heldBack + text
    const end = endOfWholeReferences(all)
    this.#heldBack = all.slice(end)
    this.#feedGuarded(all.slice(0, end))
    if (this.#saxes.position - this.#lastEventAt > this.#limits.textLength) this.#refuse('textTooLong', { limit: this.#limits.textLength })
    if (this.#open.length > 0 && this.#saxes.position - this.#activityStart > this.#limits.activityLength) {
      this.#refuse('activityTooLarge', { limit: this.#limits.activityLength })
    }
    return this.#complete.splice(0)
  }

  /** The activities that the end of the file completes. */
  close(): XmlElement[] {
    this.#feedGuarded(this.#heldBack)
    this.#feed(null)
    return this.#complete.splice(0)
  }

  /** Whether saxes waits for the end of an entity: it tells nobody, so its private state is asked (saxes is pinned). */
  #isInEntity(): boolean {
    const { stateTable, state, sEntity } = this.#saxes as unknown as { stateTable: unknown[]; state: number; sEntity: unknown }
    return stateTable[state] === sEntity
  }

  #feed(text: string | null): void {
    try {
      this.#saxes.write(text)
    } catch (error) {
      if (error instanceof IatiRefusal || !(error instanceof Error)) throw error
      throw explainSyntaxError(error.message, { sawRoot: this.header !== undefined, lastClosed: this.#lastClosed }).at(this.position)
    }
  }

  /**
   * Feeds a text piece by piece up to each ampersand that starts no reference. Saxes would take all that follows it, up to the next semicolon,
   * for the name of an entity. In a comment or a CDATA section it is an ampersand like any other.
   */
  #feedGuarded(text: string): void {
    let fed = 0
    for (const { index } of text.matchAll(BARE_AMPERSAND)) {
      this.#feed(text.slice(fed, index + 1))
      if (this.#isInEntity()) this.#refuse('ampersand')
      fed = index + 1
    }
    this.#feed(text.slice(fed))
  }

  #startTag(name: string): void {
    this.#passed()
    this.#checkName(name)
    this.#depth += 1
    // The character after the name is read already: at column 0 it was the end of the line.
    this.#tagLine = this.#saxes.line - (this.#saxes.column === 0 ? 1 : 0)
    if (this.#depth > this.#limits.depth) this.#refuse('tooDeep', { limit: this.#limits.depth })
  }

  #checkName(name: string): void {
    if (name.length > this.#limits.nameLength) this.#refuse('nameTooLong', { limit: this.#limits.nameLength })
  }

  #openElement(tag: SaxesTagNS): void {
    this.#passed()
    const attributes = this.#attributesOf(tag)
    if (this.#depth === ROOT_DEPTH) this.#readRoot(tag)
    if (this.#depth === ACTIVITY_DEPTH && tag.local === 'iati-activity' && tag.uri === '') this.#startActivity()
    else if (this.#open.length === 0) return
    const element = { name: tag.name, prefix: tag.prefix, uri: tag.uri, attributes, children: [], line: this.#tagLine }
    this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
  }

  #startActivity(): void {
    this.#activities += 1
    this.#activityStart = this.#saxes.position
    if (this.#activities > this.#limits.activities) this.#refuse('tooManyActivities', { limit: this.#limits.activities })
  }

  #closeElement(name: string): void {
    this.#passed()
    this.#lastClosed = name
    this.#depth -= 1
    const element = this.#open.pop()
    if (!element) return
    dropLayout(element)
    if (this.#open.length === 0) this.#complete.push(element)
  }

  #addText(text: string): void {
    this.#passed()
    const children = this.#open.at(-1)?.children
    if (!children || text === '') return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + text
    else children.push(text)
  }

  #attributesOf(tag: SaxesTagNS): XmlAttribute[] {
    const attributes: XmlAttribute[] = []
    let count = 0
    for (const key in tag.attributes) {
      count += 1
      if (count > this.#limits.attributes) this.#refuse('tooManyAttributes', { limit: this.#limits.attributes })
      this.#checkName(key)
      const attribute = tag.attributes[key] as SaxesAttributeNS
      if (attribute.prefix !== 'xmlns' && key !== 'xmlns') attributes.push(attribute)
    }
    return attributes
  }

  #readRoot(tag: SaxesTagNS): void {
    if (tag.local === 'iati-organisations') this.#refuse('organisationFile')
    if (tag.local !== 'iati-activities') this.#refuse('notIati', { root: tag.name })
    if (tag.uri !== '') this.#refuse('rootNamespace', { namespace: tag.uri })
    const version = tag.attributes['version']?.value.trim() ?? ''
    if (version === '') this.#refuse('versionMissing')
    if (!VERSIONS.includes(version)) this.#refuse(/^1\./.test(version) ? 'versionOld' : 'versionUnknown', { version })
    const generatedDatetime = tag.attributes['generated-datetime']?.value.trim()
    this.header = generatedDatetime ? { version, generatedDatetime } : { version }
  }

  #passed(): void {
    this.#lastEventAt = this.#saxes.position
  }

  #refuse(reason: RefusalReason, params: MessageParams = {}): never {
    throw new IatiRefusal(reason, params, this.position)
  }
}

/** IATI's own elements have no mixed content, so white space between their children means nothing; an extension's may mean something. */
function dropLayout(element: OpenElement): void {
  const { children, name, uri } = element
  if (uri !== '' || name === 'narrative' || !children.some(isElement)) return
  const kept = children.filter((node) => isElement(node) || /[^ \t\r\n]/.test(node))
  if (kept.length < children.length) children.splice(0, children.length, ...kept)
}

/** An ampersand that starts neither a character reference nor anything like an entity. */
const BARE_AMPERSAND = /&(?!(?:#[0-9]{1,12}|#x[0-9A-Fa-f]{1,12}|[A-Za-z_:][\w:.-]{0,63});)/g
const LONGEST_REFERENCE = 66

function endOfWholeReferences(text: string): number {
  const last = text.lastIndexOf('&')
  return last > text.length - LONGEST_REFERENCE && last !== -1 && !text.includes(';', last) ? last : text.length
}

/** What saxes says in English ("3:14: undefined entity."), as a reason that has its sentence in every language. */
function explainSyntaxError(message: string, { sawRoot, lastClosed }: { sawRoot: boolean; lastClosed: string }): IatiRefusal {
  const [, found = '', , name = ''] = /^\d+:\d+: (([^:]*?)(?:: "?(.*?)"?)?)\.?$/s.exec(message) ?? []
  const shown = { name: name.slice(0, 100) }
  if (found === 'unexpected close tag') return new IatiRefusal('closingTag', { name: lastClosed })
  if (found.startsWith('duplicate attribute')) return new IatiRefusal('duplicateAttribute', shown)
  if (found.startsWith('unbound namespace prefix')) return new IatiRefusal('prefix', shown)
  if (found.startsWith('unclosed tag') || found === 'unexpected end') return new IatiRefusal(sawRoot ? 'truncated' : 'notXml')
  if (found === 'document must contain a root element') return new IatiRefusal('empty')
  if (found === 'text data outside of root node' && !sawRoot) return new IatiRefusal('notXml', {}, { line: 1, column: 1 })
  if (found === 'undefined entity') return new IatiRefusal('entity')
  if (found === 'disallowed character' || found === 'malformed character entity') return new IatiRefusal('illegalCharacter')
  return new IatiRefusal('notWellFormed')
}
