import { FileRefusal } from './file-refusal.ts'

/**
 * The text of a file: by its byte order mark, else UTF-8, whatever else its XML declaration says; bytes that are no UTF-8
 * are read as what an XML declaration names, where that is a Western single-byte encoding. Throws FileRefusal.
 */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new FileRefusal('empty')
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (start === 'fffe0000' || start === '0000feff') throw new FileRefusal('encoding', { encoding: 'UTF-32' })
  if (start.startsWith('fffe') || start === '3c003f00') return decoded(bytes, 'utf-16le')
  if (start.startsWith('feff') || start === '003c003f') return decoded(bytes, 'utf-16be')
  try {
    return decoded(bytes, 'utf-8')
  } catch (error) {
    const declared = declaredEncoding(bytes)
    if (!declared) throw error
    if (!/^(iso-8859-1|latin1|windows-1252|cp1252)$/i.test(declared)) throw new FileRefusal('encoding', { encoding: declared })
    return decoded(bytes, 'windows-1252')
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FileRefusal('undecodable')
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const name = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]
  return name && !/^utf-?8$/i.test(name) ? name : undefined
}
