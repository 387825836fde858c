import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { unitLabel } from '#app/features/translation/unit.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { describe, type RecordWords } from '#app/features/provenance/describe-value.server.ts'
import type { FileProblem } from '#app/features/translation/compare-file.ts'
import { FileRefusal } from '#app/features/translation/files/file-refusal.ts'
import { KINDS } from '#app/features/translation/kinds.server.ts'
import { viewFile, type FileView } from '#app/features/translation/mutations/take-file.server.ts'
import type { LanguagePair, RecordKind } from '#app/features/translation/paths.ts'
import type { RecordWhere } from '#app/features/translation/queries/read-units.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

const MOST_SHOWN = 200

/** A whole file's refusal in plain values: `reason` is a key under `refusal` in the namespace `translation`. */
export type RefusalView = { reason: string; params: Record<string, string>; line: string | null }

type Shown = { key: string; label: string; unit: string; line: string }
export type ShownChange = Shown & { before: string; after: string; isMachine: boolean }
export type ShownProblem = Shown & {
  why: FileProblem['why']
  /** For `refused`: a key under `problem` in the namespace `provenance`. */
  messageKey: string
  params: Readonly<Record<string, string | number>>
  /** Two texts to hold side by side, with the language both are in. */
  texts: { file: string; here: string; lang: string; dir: 'ltr' | 'rtl' } | null
}

/** What taking a file over would come to, in words ready for one reader. */
export type FilePage = {
  fileId: string
  fileName: string
  revision: number
  pair: LanguagePair
  names: { from: string; to: string }
  dir: 'ltr' | 'rtl'
  counts: Record<'changes' | 'confirmed' | 'same' | 'untranslated' | 'absent' | 'problems', number>
  changes: ShownChange[]
  problems: ShownProblem[]
}

/** The page for files of a record: one that is kept and what it would change, if the address names it. */
export type FileImport = {
  recordId: string
  title: TaggedText | null
  canEdit: boolean
  file: FilePage | null
  /** What kept the file from being taken over. */
  refusal: RefusalView | null
  notice: 'again' | 'gone' | null
}

type Wanted = RecordWhere & { language: Language; search: URLSearchParams }

/** Reads the page for files of a record. Throws `not-found`. */
export async function getFilePage(actor: Actor, kind: RecordKind, { language, search, ...where }: Wanted): Promise<FileImport> {
  const record = await getOwnRecord(actor, kind, where.workspaceId, where.recordId)
  const fileId = search.get('file')
  const notice = (['again', 'gone'] as const).find((known) => known === search.get('notice')) ?? null
  const page = {
    recordId: record.id,
    title: await readTitle(record.id, 'WORKING', language),
    canEdit: recordPolicy.edit(actor, record),
    file: null,
    refusal: null,
    notice,
  }
  if (!fileId) return page
  try {
    const view = await viewFile(actor, kind, where, fileId)
    return view ? { ...page, file: await filePage(kind, view, language) } : { ...page, notice: 'gone' }
  } catch (error) {
    if (error instanceof FileRefusal) return { ...page, refusal: refusalView(error, language) }
    throw error
  }
}

async function filePage(kind: RecordKind, { held, kept, comparison }: FileView, language: Language): Promise<FilePage> {
  const { sourceLang, targetLang } = kept.file
  const words = await KINDS[kind].words(held.record, language)
  const { changes, confirmed, same, untranslated, absent, problems } = comparison
  const shown = (path: string, line: number): Omit<Shown, 'unit'> => ({
    key: `${path} ${line}`,
    label: labelOf(path, targetLang, held.parts, words, language),
    line: formatNumber(language, line),
  })
  return {
    fileId: kept.id,
    fileName: kept.name,
    revision: held.record.revision,
    pair: { from: sourceLang, to: targetLang },
    names: { from: languageName(sourceLang, language), to: languageName(targetLang, language) },
    dir: dirOf(targetLang),
    counts: { changes: changes.length, confirmed: confirmed.length, same, untranslated, absent, problems: problems.length },
    changes: changes.slice(0, MOST_SHOWN).map(({ path, line, ...texts }) => ({ ...shown(path, line), unit: path, ...texts })),
    problems: problems.slice(0, MOST_SHOWN).map((problem) => ({
      ...shown(problem.path, problem.line),
      unit: problem.unit,
      why: problem.why,
      messageKey: problem.why === 'refused' ? problem.messageKey : '',
      params: problem.why === 'refused' ? problem.params : {},
      texts: textsOf(problem, sourceLang, targetLang),
    })),
  }
}

function textsOf(problem: FileProblem, sourceLang: string, targetLang: string): ShownProblem['texts'] {
  if (problem.why === 'sourceChanged') return { file: problem.fileText, here: problem.now, lang: sourceLang, dir: dirOf(sourceLang) }
  if (problem.why === 'changedHere') return { file: problem.mine, here: problem.theirs, lang: targetLang, dir: dirOf(targetLang) }
  return null
}

/** A field by name, with the day of its row where it has one. */
function labelOf(path: string, lang: string, parts: FileView['held']['parts'], words: RecordWords, language: Language): string {
  const label = unitLabel(path, lang, words)
  const row = path.split('/').slice(0, 2).join('/')
  const day = path.includes('/') ? parts.get(row)?.['date'] : undefined
  return typeof day === 'string' ? `${label} · ${describe(`${row}/date`, day, language, words)}` : label
}

export const refusalView = ({ reason, params, line }: FileRefusal, language: Language): RefusalView => ({
  reason,
  params: Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? formatNumber(language, value) : value]),
  ),
  line: line === undefined ? null : formatNumber(language, line),
})
