import { v7 as uuidv7 } from 'uuid'
import type { NeedContent } from '#app/features/needs/content.ts'
import { needProblems } from '#app/features/needs/edit-rules.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { fromParts, type JsonObject } from '#app/features/provenance/content.ts'
import { applyEdits } from '#app/features/provenance/edits.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { JsonFields } from '#app/features/provenance/json-form.ts'
import { readPosted, type FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { requireNeedCreation } from './start-need.server.ts'

const PLACE = 'facts/place'

/** The fields of a need that a program may write, in the document's words and in the form's. */
export const NEED_JSON_FIELDS: JsonFields = {
  values: {
    kind: 'kind',
    severity: 'severity',
    sector: 'sector',
    peopleAffected: 'peopleAffected',
    'asked.money.amount': 'facts/money/amount',
    'asked.money.currency': 'facts/money/currency',
    'asked.quantity.number': 'facts/quantity/number',
    'asked.quantity.unit': 'facts/quantity/unit',
    from: 'from',
    to: 'to',
    'location.point.lat': `${PLACE}/point/lat`,
    'location.point.lon': `${PLACE}/point/lon`,
    'location.country': `${PLACE}/country`,
    'location.admin1': `${PLACE}/admin1`,
    'location.precision': `${PLACE}/precision`,
    'location.publicPrecision': `${PLACE}/publicPrecision`,
    'coverage.covered': 'covered',
    'coverage.note': 'coveredNote',
  },
  texts: { title: 'title', summary: 'summary', 'location.name': `${PLACE}/name`, 'location.description': `${PLACE}/description` },
}

/** The form names of the texts of a place. Pure. */
export const placeTexts = ({ name, description = {} }: { name: LanguageText; description?: LanguageText | undefined }): string[] => [
  ...Object.keys(name).map((lang) => fieldName(`${PLACE}/name`, lang)),
  ...Object.keys(description).map((lang) => fieldName(`${PLACE}/description`, lang)),
]

export type CreatedNeed =
  { outcome: 'created'; needId: string } | { outcome: 'refused'; problems: FieldProblem[]; typed: Record<string, string> }

/** Starts a need as a draft, from a form that stands for a document. Throws `forbidden`. */
export async function createNeedByJson(actor: Actor, workspaceId: string, form: FormData): Promise<CreatedNeed> {
  requireNeedCreation(actor, workspaceId)
  const { edits, problems, typed } = readPosted(form, needFields('en'), {})
  const parts = new Map<string, JsonObject>()
  for (const [path, data] of applyEdits(new Map(), edits).parts) if (data) parts.set(path, data)
  const content = fromParts<NeedContent>(NEED_SHAPE, parts)
  const [first] = Object.keys(content.texts.title)
  if (first === undefined) problems.push({ name: 'title@en', messageKey: 'titleNeeded' })
  const all = [...problems, ...needProblems(parts)]
  if (all.length > 0) return { outcome: 'refused', problems: all, typed }
  const id = uuidv7()
  const facts = { ...content.facts, sourceLanguage: first }
  await inTransaction((tx) => startRecord(tx, actor, needRecorded, { id, workspaceId, content: { ...content, facts } }))
  return { outcome: 'created', needId: id }
}

/** Saves fields of a need, from a form that stands for a document; see saveForm. Throws `forbidden` and `not-found`. */
export const changeNeedByJson = (actor: Actor, workspaceId: string, needId: string, form: FormData): Promise<SaveReply> =>
  saveForm(actor, needRecorded, { workspaceId, recordId: needId }, form, {
    kinds: needFields('en'),
    parts: ['facts', 'text', 'projects', 'skills', 'languages'],
    rules: needProblems,
  })
