import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { roundPath } from '#app/features/matching/board/paths.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { RoundState } from '#app/platform/db/generated/client.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { BoardDesk } from './board-workspace.server.ts'

export type Certainty = { tone: 'success' | 'info' | 'danger'; text: string }

/** A round in a list, in words ready for one reader. */
export type RoundLine = {
  id: string
  number: number
  numberText: string
  href: string
  state: RoundState
  /** Whether it is the best whole, once it is known. */
  certainty: Certainty | null
  /** "84 of 120 places". */
  filled: string | null
  when: string
  by: string | null
}

export type LatestRounds = { running: RoundLine | null; done: RoundLine | null }

type Row = {
  id: string
  number: number
  state: RoundState
  status: RoundOutcome['status'] | null
  gap: number | null
  coverage: RoundOutcome['coverage'] | null
  createdAt: Date
  doneAt: Date | null
  by: string | null
}

const SELECT = `
  select r.id, r.number, r.state, r.outcome->>'status' as status, (r.outcome->>'gap')::float8 as gap, r.outcome->'coverage' as coverage,
    r.created_at as "createdAt", r.done_at as "doneAt", u.name as by
  from matching_round r left join "user" u on u.id = r.created_by_id`

export const isRunning = (state: RoundState) => state === 'WAITING' || state === 'RUNNING'

/** How good a round is, in words: proven best, or how far from it at most. Pure. */
export function certaintyOf(outcome: Pick<RoundOutcome, 'status' | 'gap'>, language: Language): Certainty {
  const t = translator(language, 'matching-board')
  if (outcome.status === 'infeasible') return { tone: 'danger', text: t('certainty.infeasible') }
  if (outcome.gap === null) return { tone: 'success', text: t('certainty.proven') }
  // Rounded up, so that no more is promised than is proven.
  const share = Math.ceil(outcome.gap * 10_000) / 10_000
  return {
    tone: 'info',
    text: t('certainty.bounded', { gap: formatNumber(language, share, { style: 'percent', maximumFractionDigits: 2 }) }),
  }
}

/** "84 of 120 places". Pure. */
export function filledWords(coverage: RoundOutcome['coverage'], language: Language): string {
  const sum = (value: (line: RoundOutcome['coverage'][number]) => number) => coverage.reduce((total, line) => total + value(line), 0)
  const number = (value: number) => formatNumber(language, value)
  const places = sum((line) => line.places)
  return translator(language, 'matching-board')('round.filled', {
    count: places,
    places: number(places),
    filled: number(sum(({ filled }) => filled)),
  })
}

function line({ status, gap, coverage, createdAt, doneAt, ...row }: Row, { language, where }: BoardDesk): RoundLine {
  return {
    ...row,
    numberText: formatNumber(language, row.number, { useGrouping: false }),
    href: roundPath(where, row.number),
    certainty: status ? certaintyOf({ status, gap }, language) : null,
    filled: coverage ? filledWords(coverage, language) : null,
    when: formatInstant(language, doneAt ?? createdAt),
  }
}

/** The round that runs, and the newest that is done. */
export async function findLatestRounds(desk: BoardDesk): Promise<LatestRounds> {
  const newest = (states: string) =>
    query<Row>(`${SELECT} where r.workspace_id = $1::uuid and r.state in (${states}) order by r.number desc limit 1`, [desk.id])
  const [[running], [done]] = await Promise.all([newest(`'WAITING', 'RUNNING'`), newest(`'DONE'`)])
  return { running: running ? line(running, desk) : null, done: done ? line(done, desk) : null }
}

const PAGE = 25

/** One page of the rounds of a workspace, newest first. */
export async function listRounds(desk: BoardDesk, cursorText: string | null): Promise<{ lines: RoundLine[]; next: string | null }> {
  const sql = new SqlText()
  const cursor = readListCursor(cursorText, ['number'])
  const conditions = [`r.workspace_id = ${sql.value(desk.id)}::uuid`, ...(cursor ? [`r.number < ${sql.value(cursor[0])}::int`] : [])]
  const rows = await query<Row>(`${SELECT} where ${conditions.join(' and ')} order by r.number desc limit ${PAGE + 1}`, sql.values)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return { lines: shown.map((row) => line(row, desk)), next: rows.length > PAGE && last ? writeListCursor([last.number]) : null }
}
