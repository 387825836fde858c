import { sql } from '#app/platform/db/client.server.ts'
import type { Line, Outcome } from './outcomes.ts'

/** Keeps lines of a change in one statement. A line that is kept already stays. */
export async function insertLines(changeId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const json = (pick: (line: Line) => unknown) => lines.map((line) => JSON.stringify(pick(line)))
  await sql(
    `insert into bulk_line (change_id, record_id, position, outcome, is_new, title, "row", made_from, edits, changes, conflicts, reason)
     select $1::uuid, record_id, position, outcome, is_new, title::jsonb, "row", made_from, edits::jsonb, changes::jsonb, conflicts::jsonb, reason::jsonb
     from unnest($2::uuid[], $3::int[], $4::text[], $5::bool[], $6::text[], $7::int[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[])
       as given(record_id, position, outcome, is_new, title, "row", made_from, edits, changes, conflicts, reason)
     on conflict do nothing`,
    [
      changeId,
      lines.map(({ recordId }) => recordId),
      lines.map(({ position }) => position),
      lines.map(({ outcome }) => outcome),
      lines.map(({ isNew }) => isNew),
      json(({ title }) => title),
      lines.map(({ row }) => row),
      lines.map(({ madeFrom }) => madeFrom),
      json(({ edits }) => edits.map((edit) => ({ ...edit, value: edit.value ?? null }))),
      json(({ changes }) => changes),
      json(({ conflicts }) => conflicts),
      lines.map(({ reason }) => reason && JSON.stringify(reason)),
    ],
  )
}

export type KeptLine = Line & { revision: number | null; kept: { path: string; lang?: string }[] }

const LINE = `record_id as "recordId", position, outcome, is_new as "isNew", title, "row", made_from as "madeFrom", edits, changes, conflicts, reason, revision, kept`

/** Lines in their order, after a position; of one outcome, or all. */
export function listLines(
  changeId: string,
  { outcome, after = -1, limit }: { outcome?: Outcome | undefined; after?: number; limit: number },
): Promise<KeptLine[]> {
  return sql<KeptLine>(
    `select ${LINE} from bulk_line where change_id = $1::uuid and position > $2 ${outcome ? 'and outcome = $4' : ''} order by position, record_id limit $3`,
    outcome ? [changeId, after, limit, outcome] : [changeId, after, limit],
  )
}

/** Lines of an outcome, the last first: what was done last is undone first. */
export function lastLines(changeId: string, outcome: Outcome, limit: number): Promise<KeptLine[]> {
  return sql<KeptLine>(
    `select ${LINE} from bulk_line where change_id = $1::uuid and outcome = $2 order by position desc, record_id desc limit $3`,
    [changeId, outcome, limit],
  )
}

export async function countLines(changeId: string): Promise<Partial<Record<Outcome, number>>> {
  const counts = await sql<{ outcome: Outcome; n: number }>(
    'select outcome, count(*)::int as n from bulk_line where change_id = $1::uuid group by outcome',
    [changeId],
  )
  return Object.fromEntries(counts.map(({ outcome, n }) => [outcome, n]))
}
