import { SaxesParser } from 'saxes'
import { UnreadableFile } from './unreadable-file.ts'
import type { ZipArchive, ZipMember } from './zip-archive.server.ts'

export type XmlEvents = {
  /** Names come without their prefix; attributes under their whole names. */
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Bytes without the begin or end of an element among them. */
const MOST_HELD = 32 * 1024 * 1024
/** Attributes of one element; programs write some dozens. */
const MOST_ATTRIBUTES = 1000

/**
 * Reads XML within a zip in pieces: after each piece, `yield`s, so that whoever listens can take what came. The parser holds
 * every open element with its attributes, and a text or tag until it ends: each is capped, or a small file would fill the memory.
 * Throws UnreadableFile `damaged-workbook` or `archive-too-large`.
 */
export async function* readXml(zip: ZipArchive, member: ZipMember, events: XmlEvents): AsyncGenerator<void> {
  // Entities that a document defines itself are no part of either format; saxes knows none of them and stops.
  const parser = new SaxesParser({ xmlns: false, position: false })
  const fault = () => new UnreadableFile({ code: 'damaged-workbook', sample: member.name })
  parser.on('error', () => {
    throw fault()
  })
  let held = 0
  let attributes = 0
  let depth = 0
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MOST_ATTRIBUTES) throw fault()
  })
  parser.on('opentag', (tag) => {
    held = 0
    attributes = 0
    depth += 1
    if (depth > zip.limits.depth) throw fault()
    events.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    held = 0
    depth -= 1
    events.close(localName(tag.name))
  })
  parser.on('text', events.text)
  parser.on('cdata', events.text)
  const decoder = new TextDecoder()
  for await (const bytes of zip.read(member)) {
    held += bytes.length
    if (held > MOST_HELD) throw new UnreadableFile({ code: 'archive-too-large', sample: member.name })
    parser.write(decoder.decode(bytes, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

export async function readWholeXml(zip: ZipArchive, member: ZipMember | undefined, events: XmlEvents) {
  if (!member) return
  for await (const _ of readXml(zip, member, events));
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
