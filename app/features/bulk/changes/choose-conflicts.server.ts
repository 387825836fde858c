import { fieldName } from '#app/features/provenance/field-names.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { bulkPolicy } from '../policy.ts'
import type { HeldChange } from './changes.server.ts'
import { countLines } from './lines.server.ts'
import type { LineConflict } from './outcomes.ts'

/** The name of a form's field that holds the choice for one field of one record. */
export const choiceField = (recordId: string, { path, lang }: Pick<LineConflict, 'path' | 'lang'>) =>
  `choice ${recordId} ${fieldName(path, lang)}`

/**
 * Takes the choices of a form between what the file says and what others wrote here: one by one, or for all that are still open
 * (`all`: `mine` or `theirs`). A line whose conflicts are all chosen is ready. Throws `forbidden`.
 */
export async function chooseConflicts(actor: Actor, change: HeldChange, form: FormData): Promise<void> {
  if (change.state !== 'READY' || !bulkPolicy.apply(actor, change)) throw forbidden('bulk')
  const all = formText(form, 'all')
  if (all === 'mine' || all === 'theirs') await chooseAll(change.id, all)
  else await chooseSome(change.id, form)
  const { SAME, NEW, ignored } = change.counts
  const counts = { ...(SAME ? { SAME } : {}), ...(NEW ? { NEW } : {}), ...(ignored ? { ignored } : {}), ...(await countLines(change.id)) }
  await db.bulkChange.updateMany({ where: { id: change.id, state: 'READY' }, data: { counts } })
}

/** What is left to others changes nothing more; a line that then changes nothing is done with. */
const chooseAll = (changeId: string, choice: 'mine' | 'theirs') =>
  sql(
    `update bulk_line set outcome = 'READY', conflicts =
       (select jsonb_agg(case when conflict ? 'choice' then conflict else conflict || jsonb_build_object('choice', $2::text) end) from jsonb_array_elements(conflicts) conflict)
     where change_id = $1::uuid and outcome = 'CONFLICT'`,
    [changeId, choice],
  )

async function chooseSome(changeId: string, form: FormData): Promise<void> {
  const recordIds = [...new Set([...form.keys()].flatMap((name) => /^choice ([0-9a-f-]{36}) /.exec(name)?.[1] ?? []))].slice(0, 200)
  const lines = await db.bulkLine.findMany({ where: { changeId, recordId: { in: recordIds }, outcome: 'CONFLICT' } })
  for (const { recordId, conflicts } of lines) {
    const chosen = (conflicts as unknown as LineConflict[]).map((conflict) => {
      const choice = formText(form, choiceField(recordId, conflict))
      return choice === 'mine' || choice === 'theirs' ? { ...conflict, choice } : conflict
    })
    const isSettled = chosen.every(({ choice }) => choice !== undefined)
    await db.bulkLine.update({
      where: { changeId_recordId: { changeId, recordId } },
      data: { conflicts: chosen as never, ...(isSettled ? { outcome: 'READY' } : {}) },
    })
  }
}
