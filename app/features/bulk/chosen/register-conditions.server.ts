import { datasetRegisterConditions, DATASET_REGISTER_SORTS } from '#app/features/datasets/queries/dataset-register.server.ts'
import { readRegisterAddress, type RegisterAsked } from '#app/features/filters/register-frame.ts'
import { TABS } from '#app/features/filters/register.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { needRegisterConditions, NEED_REGISTER_SORTS } from '#app/features/needs/queries/edit-register.server.ts'
import { projectRegisterConditions, PROJECT_REGISTER_SORTS } from '#app/features/projects/queries/edit-register.server.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { KINDS } from '../kinds.server.ts'

export const REGISTER_SORTS = { PROJECT: PROJECT_REGISTER_SORTS, NEED: NEED_REGISTER_SORTS, DATASET: DATASET_REGISTER_SORTS } as const

const CONDITIONS = { PROJECT: projectRegisterConditions, NEED: needRegisterConditions, DATASET: datasetRegisterConditions } as const

export const registerAsked = (kind: RecordKind, search: string): RegisterAsked =>
  readRegisterAddress(new URLSearchParams(search.slice(0, 4000)), kind, REGISTER_SORTS[kind])

/** What a register shows under an address: text of SQL from `from` to the conditions, with its values. */
export function registerSql(actor: Actor, kind: RecordKind, workspaceId: string, search: string): { sql: SqlText; text: string } {
  const asked = registerAsked(kind, search)
  const sql = new SqlText()
  const conditions = [...CONDITIONS[kind](sql, actor, workspaceId, asked), TABS[asked.tab]]
  return { sql, text: `from ${KINDS[kind].entry} entry join record on record.id = entry.record_id where ${conditions.join(' and ')}` }
}

/** The ids of the records that a register shows under an address, in the order of their ids, after one of them. */
export async function registerIds(
  actor: Actor,
  kind: RecordKind,
  workspaceId: string,
  search: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const { sql, text } = registerSql(actor, kind, workspaceId, search)
  const follows = after ? ` and entry.record_id > ${sql.value(after)}::uuid` : ''
  const rows = await query<{ id: string }>(
    `select entry.record_id as id ${text}${follows} order by entry.record_id limit ${limit}`,
    sql.values,
  )
  return rows.map(({ id }) => id)
}

/** How many records a register shows under an address. */
export async function countRegister(actor: Actor, kind: RecordKind, workspaceId: string, search: string): Promise<number> {
  const { sql, text } = registerSql(actor, kind, workspaceId, search)
  const [row] = await query<{ n: number }>(`select count(*)::int as n ${text}`, sql.values)
  return row?.n ?? 0
}
