import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import type { JsonObject, Parts } from './content.ts'
import { applyEdits, locate, type Edit } from './edits.ts'
import { fieldIn, splitFieldName, type FieldName } from './field-names.ts'
import { formTexts } from '#app/platform/http/form-text.ts'
import { withPlainDigits } from './read-decimal.ts'
import { isRowId } from './row-id.ts'
import type { FieldKind } from './typed-values.ts'

/** How each field of a kind of record is read, by its pattern; see field-names.ts. */
export type FieldKinds = Readonly<Record<string, FieldKind>>

/** Why a field was refused: a key under `problem` in the texts of provenance, and its placeholders. */
export type FieldProblem = { name: FieldName; messageKey: string; params?: Readonly<Record<string, string | number>> }

export type PostedEdits = {
  edits: Edit[]
  problems: FieldProblem[]
  /** Everything typed, to show again. */ typed: Record<FieldName, string>
}

/**
 * Reads the fields of a posted form that `kinds` knows; names it does not know, and languages
 * that are neither registered nor written in already, make no edit. A field that says what is
 * stored makes none either, so that what a source once stated oddly never stands in the way of saving the rest.
 */
export function readPosted(form: FormData, kinds: FieldKinds, stored: Readonly<Record<FieldName, string>>): PostedEdits {
  const edits: Edit[] = []
  const problems: FieldProblem[] = []
  const typed = formTexts(form)
  for (const [name, text] of typed) {
    const kind = fieldIn(kinds, name)
    if (!kind || !(isWellNamed(name) || Object.hasOwn(stored, name)) || saysStored(text, stored[name] ?? '')) continue
    const read = kind.safeParse(text)
    if (read.success) edits.push({ ...splitFieldName(name), value: read.data })
    else problems.push({ name, ...problemOf(read.error.issues[0]) })
  }
  return { edits, problems, typed: Object.fromEntries(typed) }
}

/** Whether a text says what is stored; a number does so in any digits. */
const saysStored = (text: string, stored: string) => text === stored || (/^-?\d+(\.\d+)?$/.test(stored) && withPlainDigits(text) === stored)

/** Fields of a row that the record does not hold yet become one edit that adds the row; a blank row becomes none. */
export function withWholeNewRows(edits: readonly Edit[], held: Parts, begin: (table: string) => JsonObject = () => ({})): Edit[] {
  const whole: Edit[] = []
  const byRow = new Map<string, Edit[]>()
  for (const edit of edits) {
    const { part } = locate(edit.path, edit.lang)
    if (!edit.path.includes('/') || part === 'facts' || edit.path === part || held.has(part)) whole.push(edit)
    else byRow.set(part, [...(byRow.get(part) ?? []), edit])
  }
  for (const [part, rowEdits] of byRow) {
    const row = applyEdits(new Map(), rowEdits).parts.get(part)
    if (row) whole.push({ path: part, value: { ...begin(part.slice(0, part.indexOf('/'))), ...row } })
  }
  return whole
}

function isWellNamed(name: FieldName): boolean {
  const { path, lang } = splitFieldName(name)
  const row = path.split('/')[1]
  return (lang === undefined || lang === 'und' || isRegisteredLanguage(lang)) && (row === undefined || isRowId(row))
}

type Issue = { message: string; params?: Record<string, unknown> } | { message: string }

function problemOf(issue: Issue | undefined): Omit<FieldProblem, 'name'> {
  const params = issue && 'params' in issue ? (issue.params as FieldProblem['params']) : undefined
  return { messageKey: issue?.message ?? 'value', ...(params ? { params } : {}) }
}
