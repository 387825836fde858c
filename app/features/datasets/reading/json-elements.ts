import type { ReadingLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Which values of a JSON text are its elements: values one after the other, items of the outermost array, or of the array (or the one value) under a key of the outermost object. */
export type JsonPlace = { at: 'lines' } | { at: 'array' } | { at: 'member'; key: string } | { at: 'members' }

/** `key`: of the member it belongs to. `isItem`: of an array under that key. */
export type JsonElement = { key: string; isItem: boolean; text: string }

const QUOTE = 34
const BACKSLASH = 92

/**
 * Cuts JSON that arrives in pieces into the texts of its elements, so that one is held at a time and numbers stay as they
 * are written. What is within an element is checked by whoever parses it. Throws UnreadableFile `record-too-long`,
 * `too-deep` or `source-error`.
 */
export class JsonElements {
  readonly #place: JsonPlace
  readonly #limits: ReadingLimits
  #text = ''
  #at = 0
  #isLast = false
  #count = 0
  /** Open brackets of the outermost value and of the array under a key. */
  #level: 'root' | 'array' | 'object' | 'items' | 'done'
  #key: string | null = null
  /** Where the value at hand was scanned to, and what was open there. */
  #scanned = -1
  #depth = 0
  #isInString = false
  #closers: number[] = []

  constructor(place: JsonPlace, limits: ReadingLimits) {
    this.#place = place
    this.#limits = limits
    this.#level = 'root'
  }

  get count() {
    return this.#count
  }

  feed(text: string, isLast: boolean) {
    const kept = this.#text.slice(this.#at)
    if (this.#scanned >= 0) this.#scanned -= this.#at
    this.#text = kept + text
    this.#at = 0
    this.#isLast = isLast
  }

  /** The next element; null: more text is needed, or all are read. */
  next(): JsonElement | null {
    for (;;) {
      const isResumed = this.#scanned >= 0
      if (!isResumed) {
        this.#skipBetween()
        if (this.#at >= this.#text.length) return this.#endOfText()
        if (this.#level === 'done') throw this.#fault()
        if (this.#passesBracket(this.#text[this.#at] as string)) continue
      }
      if (this.#level === 'object' && this.#key === null) {
        if (!this.#takeKey()) return null
      } else {
        const element = this.#takeValue()
        if (!element) return null
        if (element.text !== '') return element
      }
    }
  }

  /** Goes into or out of the arrays and objects around elements. */
  #passesBracket(sign: string): boolean {
    if (this.#level === 'root' && this.#place.at !== 'lines') this.#enter(sign)
    else if (sign === ']' || sign === '}') this.#leave(sign)
    else if (this.#level === 'object' && this.#key !== null && sign === '[' && this.#isWanted()) {
      this.#at += 1
      this.#level = 'items'
    } else return false
    return true
  }

  #endOfText(): null {
    if (this.#isLast && this.#level !== 'done' && !(this.#place.at === 'lines' && this.#level === 'root')) throw this.#fault()
    return null
  }

  #fault() {
    return new UnreadableFile({ code: 'source-error', row: this.#count + 1, sample: this.#text.slice(this.#at, this.#at + 100) })
  }

  #isWanted() {
    return this.#place.at === 'members' || (this.#place.at === 'member' && this.#place.key === this.#key)
  }

  #skipBetween() {
    const text = this.#text
    let at = this.#at
    // A mark of the byte order may stand at the very beginning.
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code > 32 && code !== 44 && code !== 0xfeff) break
    }
    this.#at = at
  }

  #enter(sign: string) {
    if (sign !== (this.#place.at === 'array' ? '[' : '{')) throw this.#fault()
    this.#level = this.#place.at === 'array' ? 'array' : 'object'
    this.#at += 1
  }

  #leave(sign: string) {
    if (this.#level === 'items' && sign === ']') {
      this.#level = 'object'
      this.#key = null
    } else if ((this.#level === 'array' && sign === ']') || (this.#level === 'object' && sign === '}' && this.#key === null))
      this.#level = 'done'
    else throw this.#fault()
    this.#at += 1
  }

  #takeKey(): boolean {
    const end = this.#endOfValue(true)
    if (end < 0) return false
    const raw = this.#text.slice(this.#at, end)
    let colon = end
    while (colon < this.#text.length && this.#text.charCodeAt(colon) <= 32) colon += 1
    if (colon >= this.#text.length && !this.#isLast) {
      this.#scanned = -1
      return false
    }
    if (!raw.startsWith('"') || this.#text[colon] !== ':') throw this.#fault()
    this.#key = parsedKey(raw) ?? raw
    this.#at = colon + 1
    return true
  }

  #takeValue(): JsonElement | null {
    const isKept = this.#level !== 'object' || this.#isWanted()
    const end = this.#endOfValue(isKept)
    if (end < 0) return null
    const element = { key: this.#key ?? '', isItem: this.#level === 'items', text: isKept ? this.#text.slice(this.#at, end) : '' }
    this.#at = end
    if (this.#level === 'object') this.#key = null
    if (isKept) this.#count += 1
    return element
  }

  /** Where the value that begins here ends; -1: more text is needed. What is not kept is forgotten as it passes. */
  #endOfValue(isKept: boolean): number {
    const text = this.#text
    if (this.#scanned < 0) {
      this.#scanned = this.#at
      this.#depth = 0
      this.#isInString = false
      this.#closers = []
    }
    let at = this.#scanned
    for (; at < text.length; at += 1) {
      if (this.#isInString) {
        const end = endOfString(text, at)
        if (end < 0) {
          // An escape is cut off: it is looked at again with what follows.
          at = text.endsWith('\\') ? Math.max(at, text.length - trailingSlashes(text)) : text.length
          break
        }
        this.#isInString = false
        at = end
        if (this.#depth === 0) return this.#endAt(at + 1)
        continue
      }
      const code = text.charCodeAt(at)
      if (code === QUOTE) this.#isInString = true
      else if (code === 123 || code === 91) this.#deepen(code === 123 ? 125 : 93)
      else if (code === 125 || code === 93) {
        if (this.#depth === 0) return this.#endAt(at)
        if (this.#closers.pop() !== code) throw this.#fault()
        this.#depth -= 1
        if (this.#depth === 0) return this.#endAt(at + 1)
      } else if (this.#depth === 0 && (code === 44 || code === 58 || code <= 32)) return this.#endAt(at)
    }
    if (this.#isLast) {
      if (this.#depth > 0 || this.#isInString) throw this.#fault()
      return this.#endAt(text.length)
    }
    this.#scanned = at
    if (!isKept) this.#at = at
    else if (text.length - this.#at > this.#limits.recordChars) throw new UnreadableFile({ code: 'record-too-long', row: this.#count + 1 })
    return -1
  }

  #endAt(end: number): number {
    this.#scanned = -1
    return end
  }

  #deepen(closer: number) {
    this.#depth += 1
    this.#closers.push(closer)
    if (this.#depth > this.#limits.depth) throw new UnreadableFile({ code: 'too-deep', row: this.#count + 1 })
  }
}

/** The quote that ends a string which is open at `from`; -1: it is not here. */
function endOfString(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    let slashes = 0
    while (quote - 1 - slashes >= from && text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return quote
    at = quote + 1
  }
}

function trailingSlashes(text: string): number {
  let slashes = 0
  while (text.charCodeAt(text.length - 1 - slashes) === BACKSLASH) slashes += 1
  return slashes
}

function parsedKey(raw: string): string | null {
  try {
    return JSON.parse(raw) as string
  } catch {
    return null
  }
}
