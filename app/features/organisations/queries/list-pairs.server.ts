import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import type { PairReason } from '#app/features/organisations/duplicates/likely-pair.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { nameOfOrganisation } from './list-register.server.ts'

export type PairSide = { id: string; name: TaggedText; ref: string | null; country: string | null; workspaces: number }
export type PairLine = {
  first: PairSide
  second: PairSide
  score: number
  reasons: PairReason[]
  /** Somebody said that they are two. */ apart: boolean
}
export type PairPage = { items: PairLine[]; total: number; next: string | null }

const PAGE = 30
const MOST_OF_ONE = 50

/** Pairs that nobody has looked at yet, the likeliest first; or with `apart` those that somebody said are two. */
export async function listPairs(actor: Actor, language: Language, asked: { after: string | null; apart: boolean }): Promise<PairPage> {
  requireAdmin(actor)
  const state = asked.apart ? 'distinct_at is not null' : 'distinct_at is null'
  const cursor = readAfter(asked.after)
  const page = (from: string) => `(${PAIRS} where p.${state} ${from} ${ORDER} limit ${PAGE + 1})`
  // The rest of the pairs as likely, then the less likely ones: each is read from the index, wherever the page begins.
  const pages = cursor
    ? `select * from (${page('and p.score = $1::smallint and (p.first_id, p.second_id) > ($2::uuid, $3::uuid)')} union all ${page('and p.score < $1::smallint')}) p ${ORDER} limit ${PAGE + 1}`
    : page('')
  const [rows, totals] = await Promise.all([
    sql<Row>(pages, cursor ?? []),
    sql<{ n: number }>(`select count(*)::int as n from organisation_pair where ${state}`),
  ])
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const next = rows.length > PAGE && last ? `${last.score}.${last.a.id}.${last.b.id}` : null
  return { items: shown.map((row) => lineOf(row, language)), total: totals[0]?.n ?? 0, next }
}

/** The pairs of one organisation, those kept apart last. */
export async function listPairsOf(actor: Actor, organisationId: string, language: Language): Promise<PairLine[]> {
  requireAdmin(actor)
  const order = `order by p.distinct_at is not null, p.score desc, p.first_id, p.second_id limit ${MOST_OF_ONE}`
  const rows = await sql<Row>(`${PAIRS} where (p.first_id = $1::uuid or p.second_id = $1::uuid) ${order}`, [organisationId])
  return rows.map((row) => lineOf(row, language))
}

const side = (
  alias: string,
) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'ref', ${alias}.ref, 'country', ${alias}.country,
  'workspaces', (select count(*) from workspace w where w.organisation_id = ${alias}.id))`

const ORDER = 'order by p.score desc, p.first_id, p.second_id'

const PAIRS = `select p.score, p.first_id, p.second_id, p.reasons, p.distinct_at is not null as apart, ${side('one')} as a, ${side('other')} as b
  from organisation_pair p join organisation one on one.id = p.first_id and one.merged_into_id is null
  join organisation other on other.id = p.second_id and other.merged_into_id is null`

type SideRow = { id: string; name: unknown; ref: string | null; country: string | null; workspaces: number }
type Row = { score: number; reasons: PairReason[]; apart: boolean; a: SideRow; b: SideRow }

function lineOf({ score, reasons, apart, a, b }: Row, language: Language): PairLine {
  const shown = (row: SideRow): PairSide => ({
    id: row.id,
    name: nameOfOrganisation(row, language),
    ref: row.ref,
    country: row.country ? countryName(row.country, language) : null,
    workspaces: row.workspaces,
  })
  return { first: shown(a), second: shown(b), score, reasons, apart }
}

function readAfter(text: string | null): [number, string, string] | null {
  const [score = '', firstId = '', secondId = ''] = (text ?? '').split('.')
  return /^\d{1,3}$/.test(score) && isUuid(firstId) && isUuid(secondId) ? [Number(score), firstId, secondId] : null
}
