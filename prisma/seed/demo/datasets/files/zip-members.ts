import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type Member = {
  path: string
  pieces: () => Iterable<Buffer>
  /** Stored as it is; OpenDocument wants its first member so. */ stored?: boolean
}

/** Zips hold the time of each member: one that never changes keeps the bytes the same at each build. */
const MTIME = new Date('2026-11-16T00:00:00Z')

/** A zip of the members, in their order. */
export async function* writeZip(members: readonly Member[]): AsyncGenerator<Buffer, void> {
  const zip = new ZipFile()
  for (const { path, pieces, stored = false } of members) {
    const bytes = Buffer.concat([...pieces()])
    zip.addBuffer(bytes, path, { mtime: MTIME, compress: !stored })
  }
  zip.end()
  for await (const chunk of zip.outputStream as Readable) yield chunk as Buffer
}

/** A member that is one text. */
export const textMember = (path: string, text: string, stored = false): Member => ({
  path,
  stored,
  pieces: () => [Buffer.from(text, 'utf8')],
})

/** Text inside XML. */
export const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
