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

/** Reads XML within a zip in pieces: after each piece, `yield`s, so that whoever listens can take what came. Throws UnreadableFile `damaged-workbook`. */
export async function* readXml(zip: ZipArchive, member: ZipMember, events: XmlEvents): AsyncGenerator<void> {
  // Entities that a document defines itself are no part of either format; saxes knows none of them and stops.
  const parser = new SaxesParser({ xmlns: false, position: false })
  const fault = () => new UnreadableFile({ code: 'damaged-workbook', sample: member.name })
  parser.on('error', () => {
    throw fault()
  })
  // The parser holds a text or tag until it ends: one that never does must not fill the memory.
  let held = 0
  parser.on('opentag', (tag) => {
    held = 0
    events.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    held = 0
    events.close(localName(tag.name))
  })
  parser.on('text', events.text)
  parser.on('cdata', events.text)
  const decoder = new TextDecoder()
  for await (const bytes of zip.read(member)) {
    held += bytes.length
    if (held > MOST_HELD) throw new UnreadableFile({ code: 'cell-too-long', sample: member.name })
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
