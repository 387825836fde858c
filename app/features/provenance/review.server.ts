import { languageName } from '#app/features/classifications/languages.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { splitPath, type Parts } from './content.ts'
import { locate } from './edits.ts'
import { fieldIn, fieldLabelKey, fieldName, splitFieldName, type FieldName } from './field-names.ts'
import { actorNames } from './history.server.ts'
import { validatorsOf } from './name-validator.server.ts'
import { readParts } from './parts.server.ts'
import type { FieldKinds } from './posted-edits.ts'
import { recordPolicy } from './policy.ts'
import type { HeldRecord } from './read-record.server.ts'
import type { Recorded } from './recorded.server.ts'
import { listComments, type ReviewComment } from './review-comments.server.ts'
import { describe, type RecordWords } from './describe-value.server.ts'

type Option = { value: string; label: string }

/** A comment in words ready for one reader. `page`: where in the form its field is, after `edit/`. */
export type ShownComment = {
  id: string
  field: FieldName
  label: string
  page: string
  /** It is about one field of that page, which shows it. */
  isField: boolean
  text: string
  by: string | null
  when: string
  answer: { text: string; by: string | null; when: string } | null
}

/** What is said about a working copy on its way to publication, and who says it. */
export type Review = {
  comments: ShownComment[]
  /** What may be commented on, for who may. */
  fields: Option[]
  /** Who can be asked to validate, for who may ask; the one who is asked. */
  validators: Option[]
  validator: { id: string; name: string } | null
  /** How many approvals there are of those that are wanted, and whose. */
  approvals: { wanted: number; by: string[] }
}

type Reader = { language: Language; words: RecordWords; /** A field that the page is asked to comment on. */ asked: string | null }

type FormReader = Pick<Reader, 'language' | 'words'> & { kinds: FieldKinds }

/** The review of a record's working copy. The caller has seen to it that its reader is a member of the workspace. */
export async function readReview(
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  { language, words, asked }: Reader,
): Promise<Review> {
  const mayComment = recordPolicy.comment(actor, record)
  const comments = await listComments(record.id)
  const rows = mayComment ? await rowsInSight(recorded, record.id) : []
  const named = [...comments.map(({ field }) => field), ...(mayComment && asked ? [asked] : [])]
  const parts = await readParts(db, record.id, 'WORKING', {
    exactly: [...new Set(['facts', ...rows, ...named.map(partOf)])],
    under: ['text'],
  })
  const label = (field: FieldName) => fieldInWords(field, parts, language, words)
  return {
    comments: comments.map((comment) => shownComment(comment, recorded, language, label)),
    fields: mayComment ? fieldsToAsk(recorded, parts, rows, asked).map((value) => ({ value, label: label(value) })) : [],
    ...(await readValidators(actor, record)),
    approvals: { wanted: record.approvalsRequired, by: await namesOf(record.approvedBy) },
  }
}

/** Who can be asked to validate a record, and who is. The caller has seen to it that its reader is a member. */
export async function readValidators(actor: Actor, record: HeldRecord): Promise<Pick<Review, 'validators' | 'validator'>> {
  const validators = await validatorsOf(record.workspaceId)
  return {
    validators: recordPolicy.nameValidator(actor, record)
      ? validators.filter(({ id }) => id !== actor.userId).map(({ id, name }) => ({ value: id, label: name }))
      : [],
    validator: validators.find(({ id }) => id === record.validatorId) ?? null,
  }
}

/** The comments that the form of a record shows, where it shows them. The caller has seen to it that its reader may edit. */
export async function commentsInForm(
  recorded: Recorded,
  recordId: string,
  { language, words, kinds }: FormReader,
): Promise<ShownComment[]> {
  const comments = await listComments(recordId)
  if (comments.length === 0) return []
  const parts = await readParts(db, recordId, 'WORKING', { exactly: [...new Set(comments.map(({ field }) => partOf(field)))] })
  const label = (field: FieldName) => fieldInWords(field, parts, language, words)
  return comments.map((comment) => ({
    ...shownComment(comment, recorded, language, label),
    isField: fieldIn(kinds, comment.field) !== undefined,
  }))
}

function shownComment(
  { at, answer, ...comment }: ReviewComment,
  recorded: Recorded,
  language: Language,
  label: (field: FieldName) => string,
): ShownComment {
  const when = (instant: Date) => formatInstant(language, instant)
  return {
    ...comment,
    label: label(comment.field),
    page: recorded.formPage(comment.field),
    isField: false,
    when: when(at),
    answer: answer && { text: answer.text, by: answer.by, when: when(answer.at) },
  }
}

async function namesOf(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const names = await actorNames(ids)
  return ids.map(names).filter((name): name is string => name !== null)
}

/** A table with more rows than this is commented on as a whole, or from the row that the comparison shows. */
const ROWS_IN_SIGHT = 50

async function rowsInSight({ shape }: Recorded, recordId: string): Promise<string[]> {
  const rows = await sql<{ path: string }>(
    `select path from working_part where record_id = $1::uuid and data is not null and path like any($2::text[])
     union select path from record_part p where record_id = $1::uuid and until is null and path like any($2::text[])
     and not exists (select 1 from working_part w where w.record_id = p.record_id and w.path = p.path) order by path`,
    [recordId, shape.tables.map((table) => `${table}/%`)],
  )
  const counts = new Map<string, number>()
  for (const { path } of rows) counts.set(splitPath(path)[0], (counts.get(splitPath(path)[0]) ?? 0) + 1)
  return rows.map(({ path }) => path).filter((path) => (counts.get(splitPath(path)[0]) ?? 0) <= ROWS_IN_SIGHT)
}

/** The record as a whole, its texts by language, its facts, its tables and their rows. */
function fieldsToAsk({ shape }: Recorded, parts: Parts, rows: readonly string[], asked: string | null): FieldName[] {
  const texts = [...parts].filter(([part]) => splitPath(part)[0] === 'text')
  const inLanguages = shape.texts.flatMap((text) =>
    texts.filter(([, held]) => held[text] !== undefined).map(([part]) => fieldName(text, splitPath(part)[1])),
  )
  const facts = Object.keys(parts.get('facts') ?? {})
  const tables = shape.tables
    .filter((table) => table !== 'narratives')
    .flatMap((table) => [table, ...rows.filter((row) => splitPath(row)[0] === table)])
  return [...new Set(['', ...(asked ? [asked] : []), ...inLanguages, ...facts, ...tables])]
}

function partOf(field: FieldName): string {
  const { path, lang } = splitFieldName(field)
  return locate(path, lang).part
}

/** A field as its form calls it, with its language; a row by what it says. */
function fieldInWords(field: FieldName, parts: Parts, language: Language, words: RecordWords): string {
  if (field === '') return ''
  const { path, lang } = splitFieldName(field)
  const [table = '', row] = path.split('/')
  const label = words.field(fieldLabelKey(field))
  if (lang) return `${label} · ${languageName(lang, language)}`
  const held = row && table !== 'facts' ? parts.get(`${table}/${row}`) : undefined
  return held ? `${words.field(table)} · ${describe(`${table}/${row}`, held, language, words)}` : label
}
