import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { ReadingLimits } from '#app/features/datasets/reading/limits.ts'
import { UnreadableFile } from '#app/features/datasets/reading/unreadable-file.ts'
import { PIECE, unescaped, type XlsxWorkbook } from '#app/features/datasets/reading/xlsx-workbook.server.ts'
import { readXml } from '#app/features/datasets/reading/xml-member.server.ts'

/** Characters that are held in memory; the others lie in a file, so that memory does not grow with the workbook. */
const HELD_CHARS = 2 ** 21
const WRITTEN_AT_ONCE = 2 ** 20
const BLOCK = 2 ** 16

/** The texts that cells of a workbook refer to by number. */
export class SharedTexts {
  readonly #held: string[] = []
  readonly #path: string
  #file: number | null = null
  /** Where each text past those held begins in the file; the last entry is its end. */
  #offsets = new Float64Array(1024)
  #count = 0
  #size = 0
  #waiting: Buffer[] = []
  #waitingSize = 0
  #block = Buffer.alloc(0)
  #blockAt = 0

  private constructor(path: string) {
    this.#path = path
  }

  /** Reads them; `path` is a file that may be made beside. Throws UnreadableFile. */
  static async read(workbook: XlsxWorkbook, path: string, limits: ReadingLimits): Promise<SharedTexts> {
    const texts = new SharedTexts(path)
    const member = workbook.zip.members.find(({ name }) => /(?:^|\/)sharedStrings\.xml$/i.test(name))
    if (!member) return texts
    let parts: string[] = []
    let chars = 0
    let isText = false
    let isHint = false
    const reading = readXml(workbook.zip, member, {
      open(name) {
        chars += PIECE
        if (name === 'si') parts = []
        else if (name === 't') isText = !isHint
        else if (name === 'rPh') isHint = true
      },
      close(name) {
        if (name === 't') isText = false
        else if (name === 'rPh') isHint = false
        else if (name === 'si') texts.#add(unescaped(parts.join('')), chars <= HELD_CHARS)
      },
      text(text) {
        if (!isText) return
        parts.push(text)
        chars += text.length
      },
    })
    try {
      for await (const _ of reading)
        if (chars > limits.sharedChars) throw new UnreadableFile({ code: 'archive-too-large', sample: member.name })
      texts.#flush()
    } catch (error) {
      await texts.close()
      throw error
    }
    return texts
  }

  at(index: number): string {
    const held = this.#held[index]
    if (held !== undefined) return held
    const position = index - this.#held.length
    if (!(position >= 0 && position < this.#count)) return ''
    const [from, to] = [this.#offsets[position] ?? 0, this.#offsets[position + 1] ?? 0]
    return this.#bytes(from, to).toString('utf8')
  }

  async close(): Promise<void> {
    if (this.#file === null) return
    closeSync(this.#file)
    this.#file = null
    await rm(this.#path, { force: true })
  }

  #add(text: string, isHeld: boolean) {
    if (isHeld && this.#count === 0) return void this.#held.push(text)
    const bytes = Buffer.from(text)
    if (this.#count + 2 > this.#offsets.length) {
      const larger = new Float64Array(this.#offsets.length * 2)
      larger.set(this.#offsets)
      this.#offsets = larger
    }
    this.#offsets[this.#count] = this.#size
    this.#count += 1
    this.#size += bytes.length
    this.#offsets[this.#count] = this.#size
    this.#waiting.push(bytes)
    this.#waitingSize += bytes.length
    if (this.#waitingSize > WRITTEN_AT_ONCE) this.#flush()
  }

  #flush() {
    if (this.#waiting.length === 0) return
    this.#file ??= openSync(this.#path, 'w+', 0o600)
    writeSync(this.#file, Buffer.concat(this.#waiting))
    this.#waiting = []
    this.#waitingSize = 0
  }

  /** Texts lie in the order in which cells mostly ask for them: a block read once serves many. */
  #bytes(from: number, to: number): Buffer {
    if (this.#file === null) return Buffer.alloc(0)
    if (from < this.#blockAt || to > this.#blockAt + this.#block.length) {
      const block = Buffer.alloc(Math.max(BLOCK, to - from))
      const read = readSync(this.#file, block, 0, block.length, from)
      this.#block = block.subarray(0, read)
      this.#blockAt = from
    }
    return this.#block.subarray(from - this.#blockAt, to - this.#blockAt)
  }
}
