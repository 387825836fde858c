import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { TextCounts } from './text-states.ts'

type Counted = { id: string; workspaceId: string; counts: TextCounts }

/** Writes how far the texts of records are translated, anew: a row for each language of the workspace and of the texts. */
export async function storeCounts(tx: Transaction, records: readonly Counted[]): Promise<void> {
  if (records.length === 0) return
  const given = records.map(({ id, workspaceId, counts: { texts, languages } }) => ({
    id,
    workspace: workspaceId,
    texts,
    languages: Object.fromEntries(languages),
  }))
  await tx.recordTranslation.deleteMany({ where: { recordId: { in: given.map(({ id }) => id) } } })
  await tx.$executeRaw`
    insert into record_translation (record_id, workspace_id, lang, texts, filled, missing, stale, machine)
    select given.id, given.workspace, wanted.lang, given.texts, n.filled, given.texts - n.filled, n.stale, n.machine
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(id uuid, workspace uuid, texts int, languages jsonb)
    cross join lateral (
      select jsonb_object_keys(given.languages) as lang union select unnest(languages) from workspace where workspace.id = given.workspace
    ) as wanted
    cross join lateral (
      select coalesce((given.languages -> wanted.lang ->> 'filled')::int, 0) as filled,
        coalesce((given.languages -> wanted.lang ->> 'stale')::int, 0) as stale,
        coalesce((given.languages -> wanted.lang ->> 'machine')::int, 0) as machine
    ) as n`
}

/** Moves the counts of one record by what a change made of them. The record is locked. */
export async function storeCountsChange(
  tx: Transaction,
  { id, workspaceId }: { id: string; workspaceId: string },
  { texts, languages }: TextCounts,
): Promise<void> {
  const given = [...languages].map(([lang, counts]) => ({ lang, ...counts }))
  if (texts === 0 && given.every(({ filled, stale, machine }) => filled === 0 && stale === 0 && machine === 0)) return
  await tx.$executeRaw`
    with held as (select lang, texts from record_translation where record_id = ${id}::uuid),
    given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(lang text, filled int, stale int, machine int)),
    wanted as (
      select lang from held union select lang from given union select unnest(languages) from workspace where workspace.id = ${workspaceId}::uuid
    )
    insert into record_translation as t (record_id, workspace_id, lang, texts, filled, missing, stale, machine)
    select ${id}::uuid, ${workspaceId}::uuid, lang, n.texts, coalesce(filled, 0), n.texts - coalesce(filled, 0), coalesce(stale, 0), coalesce(machine, 0)
    from wanted left join given using (lang)
    cross join (select coalesce(max(texts), 0) + ${texts}::int as texts from held) as n
    on conflict (record_id, lang) do update set texts = excluded.texts, filled = t.filled + excluded.filled,
      missing = excluded.texts - t.filled - excluded.filled, stale = t.stale + excluded.stale, machine = t.machine + excluded.machine`
}
