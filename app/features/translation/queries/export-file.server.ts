import { plainText } from '#app/features/provenance/tagged-text.ts'
import { originalName, type OutgoingFile, type OutgoingUnit } from '#app/features/translation/files/translation-file.ts'
import { writeCsv } from '#app/features/translation/files/write-csv.server.ts'
import { writeXliff } from '#app/features/translation/files/write-xliff.ts'
import { KINDS } from '#app/features/translation/kinds.server.ts'
import { canonicalTag } from '#app/features/translation/language-pair.ts'
import { SHOWN, type RecordKind } from '#app/features/translation/paths.ts'
import { isExported, unitId, unitLabel } from '#app/features/translation/unit.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { readOwnTexts, readPair, unitsOf, type RecordWhere } from './read-units.server.ts'
import { workspaceLanguages } from './translation-page.server.ts'

export type ExportFormat = 'xlf' | 'csv'
export type ExportedFile = { name: string; type: string; text: string }

const TYPES: Record<ExportFormat, string> = { xlf: 'application/xliff+xml', csv: 'text/csv; charset=utf-8' }

type Wanted = RecordWhere & { language: Language; search: URLSearchParams }

/** The texts that a page with the same address shows, on all its pages, for a translator. Null where there are none. Throws `not-found`, and `invalid` for languages that are none of the record's pairs. */
export async function exportFile(actor: Actor, kind: RecordKind, wanted: Wanted, format: ExportFormat): Promise<ExportedFile | null> {
  const { language, search } = wanted
  const translated = KINDS[kind]
  const held = await readOwnTexts(actor, kind, translated.recorded.shape, wanted)
  const pair = readPair(held, search, language, await workspaceLanguages(wanted.workspaceId))
  // A file goes on without its page: it never speaks of other languages than were asked for.
  for (const [name, given] of [
    ['from', pair.from],
    ['to', pair.to],
  ] as const) {
    const value = search.get(name)
    if (value !== null && canonicalTag(value) !== given) throw new AppError('invalid', 'invalid.value', { name, value: value.slice(0, 80) })
  }
  const show = SHOWN.find((known) => known === search.get('show')) ?? 'all'
  const words = await translated.words(held.record, language)
  const units = unitsOf(held, pair).flatMap((unit): OutgoingUnit[] => {
    const { path, source, target, state } = unit
    if (!isExported(unit, pair.from, show) || state === 'source') return []
    return [{ id: unitId(path), label: unitLabel(path, pair.to, words), source, target, state }]
  })
  if (units.length === 0) return null
  const file: OutgoingFile = {
    original: originalName(kind, held.record.id),
    revision: held.record.revision,
    title: plainText(held.texts.get('title'), language),
    sourceLang: pair.from,
    targetLang: pair.to,
    units,
  }
  const name = `${kind.toLowerCase()}-${held.record.id}-${pair.from}-${pair.to}.${format}`
  return { name, type: TYPES[format], text: format === 'xlf' ? writeXliff(file) : writeCsv(file) }
}
