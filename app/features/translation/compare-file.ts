import { fieldIn, fieldName } from '#app/features/provenance/field-names.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import type { TextState } from '#app/features/provenance/text-states.ts'
import { FileRefusal } from './files/file-refusal.ts'
import type { FileUnit, TranslationFile } from './files/translation-file.ts'
import { pathOfUnit } from './unit.ts'

/** A text that the file brings. */
export type FileChange = { path: string; line: number; before: string; after: string; isMachine: boolean }

/** A unit that does not fit the record as it stands, and why. */
export type FileProblem = { path: string; unit: string; line: number } & (
  | { why: 'gone' | 'half' }
  | { why: 'sourceChanged'; fileText: string; now: string }
  | { why: 'changedHere'; mine: string; theirs: string }
  | { why: 'refused'; messageKey: string; params: Readonly<Record<string, string | number>> }
)

/** What taking a file over would come to. */
export type FileComparison = {
  changes: FileChange[]
  /** Translations left as they are of which the file says that they were read and fit. */
  confirmed: { path: string; line: number }[]
  /** How many units say what stands here. */
  same: number
  /** How many units have no translation. */
  untranslated: number
  /** How many of the record's texts the file does not name. */
  absent: number
  problems: FileProblem[]
}

/** The record that a file is held against. */
export type Comparable = {
  texts: ReadonlyMap<string, LanguageText>
  stateOf: (path: string, lang: string) => TextState
  kinds: FieldKinds
  /** What a text was when the file was made. */
  baseOf: (path: string, lang: string) => string | undefined
}

/**
 * Holds a file against a record as it stands. A text that the translator left as it was stays what it is here, whoever
 * changed it. Throws FileRefusal for a unit that is none of this kind of record, or that comes twice.
 */
export function compareFile(file: TranslationFile, record: Comparable): FileComparison {
  const comparison: FileComparison = { changes: [], confirmed: [], same: 0, untranslated: 0, absent: 0, problems: [] }
  const lines = new Map<string, number>()
  for (const unit of file.units) {
    const path = knownPath(unit, file.targetLang, record.kinds)
    const first = lines.get(path)
    if (first !== undefined) throw new FileRefusal('doubledUnit', { unit: unit.id, first }, unit.line)
    lines.set(path, unit.line)
    compareUnit(comparison, unit, path, file, record)
  }
  comparison.absent = [...record.texts.keys()].filter((path) => !lines.has(path)).length
  return comparison
}

function knownPath({ id, line }: FileUnit, lang: string, kinds: FieldKinds): string {
  const path = pathOfUnit(id)
  if (path === null || !fieldIn(kinds, fieldName(path, lang))) throw new FileRefusal('unknownUnit', { unit: id.slice(0, 80) }, line)
  return path
}

function compareUnit(
  comparison: FileComparison,
  unit: FileUnit,
  path: string,
  { sourceLang, targetLang }: TranslationFile,
  { texts, stateOf, kinds, baseOf }: Comparable,
): void {
  const { id, line, target } = unit
  const place = { path, unit: id, line }
  const text = texts.get(path)
  if (target === null) return void (comparison.untranslated += 1)
  if (!text) return void comparison.problems.push({ ...place, why: 'gone' })
  if (unit.isHalf) return void comparison.problems.push({ ...place, why: 'half' })
  const current = text[targetLang] ?? ''
  if (sameWords(target, current)) {
    comparison.same += 1
    const state = stateOf(path, targetLang)
    if (unit.isFinal && (state === 'stale' || state === 'machine') && sameWords(unit.source, text[sourceLang] ?? ''))
      comparison.confirmed.push({ path, line })
    return
  }
  const base = baseOf(path, targetLang) ?? ''
  if (sameWords(target, base)) return void (comparison.same += 1)
  if (!sameWords(unit.source, text[sourceLang] ?? ''))
    return void comparison.problems.push({ ...place, why: 'sourceChanged', fileText: unit.source, now: text[sourceLang] ?? '' })
  if (!sameWords(current, base)) return void comparison.problems.push({ ...place, why: 'changedHere', mine: target, theirs: current })
  const read = fieldIn(kinds, fieldName(path, targetLang))?.safeParse(target)
  if (read?.success && typeof read.data === 'string')
    return void comparison.changes.push({ path, line, before: current, after: read.data, isMachine: unit.isMachine })
  comparison.problems.push({ ...place, why: 'refused', ...problemOf(read?.error?.issues[0]) })
}

type Issue = { message: string; params?: Record<string, unknown> } | { message: string }

function problemOf(issue: Issue | undefined): { messageKey: string; params: Readonly<Record<string, string | number>> } {
  const params = issue && 'params' in issue ? (issue.params as Record<string, string | number>) : {}
  return { messageKey: issue?.message ?? 'value', params }
}

/** White space is what tools change on the way. */
const sameWords = (a: string, b: string) => a === b || collapsed(a) === collapsed(b)
const collapsed = (text: string) => text.trim().replace(/\s+/g, ' ')
