import { open, type FileHandle } from 'node:fs/promises'
import { isWideText } from './text-encoding.ts'
import { readAt } from './text-source.server.ts'

type FileKind =
  | { kind: 'zip' | 'gzip' | 'text' | 'parquet' }
  | { kind: 'pdf'; isEncrypted: boolean; hasScript: boolean; bytes: number }
  /** What cannot be read, and the code of the finding that says so. */
  | { kind: 'refused'; code: 'empty-file' | 'only-nuls' | 'encrypted' | 'old-excel' | 'html-page' | 'format-error'; sample?: string }

const HEAD = 64 * 1024
const SEARCHED = 4 * 1024 * 1024

/** Files that people send by mistake, by their first bytes. */
const FOREIGN: [string, string][] = [
  ['377abcaf271c', '7z'],
  ['526172211a07', 'rar'],
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpeg'],
  ['47494638', 'gif'],
  ['49492a00', 'tiff'],
  ['4d4d002a', 'tiff'],
  ['53514c69746520666f726d6174203300', 'sqlite'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
  ['7f454c46', 'program'],
  ['4d5a', 'program'],
  ['0000270a', 'shapefile'],
  ['7b5c727466', 'rtf'],
]

/** What a file is by its bytes; its name plays no part. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) return { kind: 'refused', code: 'empty-file' }
    const head = await readAt(file, 0, Math.min(HEAD, size))
    const hex = head.subarray(0, 16).toString('hex')
    if (/^504b0(304|506|708)/.test(hex)) return { kind: 'zip' }
    if (hex.startsWith('1f8b')) return { kind: 'gzip' }
    if (hex.startsWith('50415231')) return await parquetKind(file, size)
    if (hex.startsWith('50415245')) return { kind: 'refused', code: 'encrypted', sample: 'parquet' }
    if (hex.startsWith('d0cf11e0a1b11ae1')) return await compoundKind(file, size)
    // Excel before 1997 wrote its records without a container.
    if (/^09(?:00|02|04|08)0[468]00/.test(hex)) return { kind: 'refused', code: 'old-excel' }
    if (head.subarray(0, 1024).includes('%PDF-')) return await pdfKind(file, size)
    const foreign = FOREIGN.find(([magic]) => hex.startsWith(magic))
    if (foreign && !looksLikeText(head)) return { kind: 'refused', code: 'format-error', sample: foreign[1] }
    return textKind(head)
  } finally {
    await file.close()
  }
}

async function parquetKind(file: FileHandle, size: number): Promise<FileKind> {
  const tail = size >= 12 ? (await readAt(file, size - 4, 4)).toString('latin1') : ''
  return tail === 'PAR1' ? { kind: 'parquet' } : { kind: 'refused', code: 'format-error', sample: 'parquet' }
}

/** Encrypted workbooks and Excel before 2007 share the container of OLE; names of its streams are UTF-16. */
async function compoundKind(file: FileHandle, size: number): Promise<FileKind> {
  const start = await readAt(file, 0, Math.min(SEARCHED, size))
  const end =
    size > SEARCHED ? await readAt(file, Math.max(SEARCHED, size - SEARCHED), Math.min(SEARCHED, size - SEARCHED)) : Buffer.alloc(0)
  const holds = (name: string) => [start, end].some((bytes) => bytes.includes(Buffer.from(name, 'utf16le')))
  if (holds('EncryptedPackage')) return { kind: 'refused', code: 'encrypted' }
  if (holds('Workbook') || holds('Book')) return { kind: 'refused', code: 'old-excel' }
  return { kind: 'refused', code: 'format-error', sample: 'ole' }
}

async function pdfKind(file: FileHandle, size: number): Promise<FileKind> {
  const start = (await readAt(file, 0, Math.min(SEARCHED, size))).toString('latin1')
  const end = (await readAt(file, Math.max(0, size - SEARCHED), Math.min(SEARCHED, size))).toString('latin1')
  const holds = (pattern: RegExp) => pattern.test(start) || pattern.test(end)
  return { kind: 'pdf', isEncrypted: holds(/\/Encrypt[\s/<\d]/), hasScript: holds(/\/(?:JavaScript|JS)[\s/(<]/), bytes: size }
}

function textKind(head: Buffer): FileKind {
  if (head.every((byte) => byte === 0)) return { kind: 'refused', code: 'only-nuls' }
  if (!looksLikeText(head) && !isWideText(head)) return { kind: 'refused', code: 'format-error', sample: 'binary' }
  const isWide = isWideText(head)
  const text = (isWide ? head.toString('utf16le') : head.toString('utf8')).replace(/^\uFEFF/, '').trimStart()
  if (/^(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table)\b/i.test(text)) return { kind: 'refused', code: 'html-page' }
  if (/^<\?xml[^]{0,2000}<(?:\w+:)?html\b/i.test(text)) return { kind: 'refused', code: 'html-page' }
  if (/^<\?xml\b/.test(text)) return { kind: 'refused', code: 'format-error', sample: 'xml' }
  return { kind: 'text' }
}

/** Signs that only steer machines are rare in texts; a few NULs are a fault of a text, many are none. */
function looksLikeText(head: Buffer): boolean {
  let strange = 0
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 31 && byte !== 1) strange += 1
  return strange <= Math.max(3, head.length * 0.05)
}
