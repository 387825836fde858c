import { decodeFile } from './decode-file.ts'
import { FileRefusal } from './file-refusal.ts'
import { readCsv } from './read-csv.server.ts'
import { readXliff } from './read-xliff.server.ts'
import type { TranslationFile } from './translation-file.ts'

/** Reads a translation file, XLIFF or a table, told apart by what it holds. Throws FileRefusal. */
export async function readTranslationFile(bytes: Uint8Array): Promise<TranslationFile> {
  // A zip, as workbooks and text documents are.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new FileRefusal('format')
  const text = decodeFile(bytes)
  const begin = text.slice(0, 2000).trimStart()
  if (begin === '') throw new FileRefusal('empty')
  const file = begin.startsWith('<') ? await readXliff(text) : await readCsv(text)
  if (file.sourceLang === file.targetLang) throw new FileRefusal('languages')
  return file
}
