import { setImmediate } from 'node:timers/promises'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { canonicalTag } from '#app/features/translation/language-pair.ts'
import { FileRefusal } from './file-refusal.ts'
import { MACHINE_SUBSTATE, type FileUnit, type TranslationFile } from './translation-file.ts'

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0'
const VERSIONS: readonly (string | undefined)[] = ['2.0', '2.1']
const DEPTH_LIMIT = 100
const BLOCK = 64 * 1024

/**
 * Reads XLIFF 2.0 or 2.1. Units may have been cut into segments; what tools put around words is taken off, the words stay.
 * Nothing outside the text is ever fetched: a DOCTYPE is refused, and entities other than XML's own five are unknown.
 * Throws FileRefusal with the line.
 */
export async function readXliff(text: string): Promise<TranslationFile> {
  const reader = new XliffReader()
  for (let at = 0; at < text.length; at += BLOCK) {
    reader.write(text.slice(at, at + BLOCK))
    await setImmediate()
  }
  return reader.close()
}

type Segment = {
  isIgnorable: boolean
  isFinal: boolean
  isMachine: boolean
  source: string
  target: string | null
  order: number | undefined
}
type OpenUnit = { id: string; line: number; segments: Segment[] }
type Root = { sourceLang: string; targetLang: string }

class XliffReader {
  #saxes = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  /** Local names of the elements that are open; those of other namespaces are blank. */
  #open: string[] = []
  #root: Root | undefined
  #file: { original: string; revision: number } | undefined
  #unit: OpenUnit | undefined
  #segment: Segment | undefined
  /** The text being read of a source or target, and the depth of that element. */
  #text: { into: 'source' | 'target'; words: string; depth: number } | undefined
  #units: FileUnit[] = []

  constructor() {
    const saxes = this.#saxes
    // Saxes' own table inherits from Object: `&constructor;` would be known.
    saxes.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
    saxes.on('doctype', () => this.#refuse('doctype'))
    saxes.on('opentag', (tag) => this.#openElement(tag))
    saxes.on('closetag', () => this.#closeElement())
    saxes.on('text', (words) => this.#addWords(words))
    saxes.on('cdata', (words) => this.#addWords(words))
  }

  write(text: string | null): void {
    try {
      this.#saxes.write(text)
    } catch (error) {
      if (error instanceof FileRefusal || !(error instanceof Error)) throw error
      throw new FileRefusal('notWellFormed', {}, this.#saxes.line)
    }
  }

  close(): TranslationFile {
    this.write(null)
    if (!this.#root || !this.#file) throw new FileRefusal('notXliff')
    return { ...this.#root, ...this.#file, units: this.#units }
  }

  #refuse(reason: 'doctype' | 'tooDeep' | 'severalFiles' | 'character'): never {
    throw new FileRefusal(reason, {}, this.#saxes.line)
  }

  #openElement(tag: SaxesTagNS): void {
    const name = tag.uri === NAMESPACE ? tag.local : ''
    const parent = this.#open.at(-1)
    if (this.#open.length === 0) this.#openRoot(tag)
    else if (this.#text) this.#addElement(tag, name)
    else if (name === 'file' && parent === 'xliff') this.#openFile(tag)
    else if (name === 'unit' && (parent === 'file' || parent === 'group'))
      this.#unit = { id: attributeOf(tag, 'id') ?? '', line: this.#saxes.line, segments: [] }
    else if (parent === 'unit' && (name === 'segment' || name === 'ignorable')) this.#openSegment(tag, name === 'ignorable')
    else if (this.#segment && (parent === 'segment' || parent === 'ignorable') && (name === 'source' || name === 'target')) {
      if (name === 'target') this.#segment.order = Number(attributeOf(tag, 'order')) || undefined
      this.#text = { into: name, words: '', depth: this.#open.length }
    }
    this.#open.push(name)
    if (this.#open.length > DEPTH_LIMIT) this.#refuse('tooDeep')
  }

  #openRoot(tag: SaxesTagNS): void {
    const version = attributeOf(tag, 'version')
    if (tag.local !== 'xliff') throw new FileRefusal('notXliff', {}, this.#saxes.line)
    if (version?.startsWith('1.')) throw new FileRefusal('oldXliff', { version }, this.#saxes.line)
    if (tag.uri !== NAMESPACE || !VERSIONS.includes(version))
      throw new FileRefusal('newXliff', { version: version ?? '?' }, this.#saxes.line)
    const [sourceLang, targetLang] = [attributeOf(tag, 'srcLang'), attributeOf(tag, 'trgLang')].map((lang) => canonicalTag(lang ?? ''))
    if (!sourceLang || !targetLang) throw new FileRefusal('languages', {}, this.#saxes.line)
    this.#root = { sourceLang, targetLang }
  }

  #openFile(tag: SaxesTagNS): void {
    if (this.#file) this.#refuse('severalFiles')
    const revision = /^r(\d{1,9})$/.exec(attributeOf(tag, 'id') ?? '')?.[1]
    const original = attributeOf(tag, 'original')
    if (!original || revision === undefined) throw new FileRefusal('foreign', {}, this.#saxes.line)
    this.#file = { original, revision: Number(revision) }
  }

  #openSegment(tag: SaxesTagNS, isIgnorable: boolean): void {
    const state = attributeOf(tag, 'state')
    const isFinal = state === 'final' || state === 'reviewed'
    const isMachine = attributeOf(tag, 'subState') === MACHINE_SUBSTATE
    this.#segment = { isIgnorable, isFinal, isMachine, source: '', target: null, order: undefined }
    this.#unit?.segments.push(this.#segment)
  }

  /** An element among words: a character that XML cannot hold, or a code with the words it stands for. */
  #addElement(tag: SaxesTagNS, name: string): void {
    if (name !== 'cp') return this.#addWords(attributeOf(tag, 'equiv') ?? '')
    const code = Number.parseInt(attributeOf(tag, 'hex') ?? '', 16)
    const isSurrogate = code >= 0xd800 && code <= 0xdfff
    if (!(code >= 1 && code <= 0x10ffff) || isSurrogate) this.#refuse('character')
    this.#addWords(String.fromCodePoint(code))
  }

  #addWords(words: string): void {
    if (this.#text) this.#text.words += words
  }

  #closeElement(): void {
    const name = this.#open.pop()
    if (this.#text && this.#open.length === this.#text.depth) {
      if (this.#segment) this.#segment[this.#text.into] = this.#text.words
      this.#text = undefined
    } else if (name === 'unit' && this.#unit && !this.#text) {
      this.#units.push(wholeUnit(this.#unit))
      this.#unit = undefined
      this.#segment = undefined
    }
  }
}

const attributeOf = (tag: SaxesTagNS, name: string): string | undefined => tag.attributes[name]?.value

/** The segments of a unit as one text each way; what stands between segments is taken over where nobody translated it. */
function wholeUnit({ id, line, segments }: OpenUnit): FileUnit {
  const isDone = ({ target }: Segment) => target !== null && target.trim() !== ''
  const own = segments.filter(({ isIgnorable, source }) => !isIgnorable && source.trim() !== '')
  const done = own.filter(isDone)
  const ordered = segments.map((segment, index) => ({ ...segment, place: segment.order ?? index + 1 })).sort((a, b) => a.place - b.place)
  return {
    id,
    line,
    source: segments.map(({ source }) => source).join(''),
    target: done.length > 0 ? ordered.map(({ isIgnorable, source, target }) => target ?? (isIgnorable ? source : '')).join('') : null,
    isHalf: done.length > 0 && done.length < own.length,
    isMachine: done.some(({ isMachine, isFinal }) => isMachine && !isFinal),
    isFinal: done.length > 0 && done.every(({ isFinal }) => isFinal),
  }
}
