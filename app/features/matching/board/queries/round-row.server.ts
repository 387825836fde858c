import { settingsSchema, DEFAULT_SETTINGS, type RoundSettings } from '#app/features/matching/rounds/settings.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { RoundState } from '#app/platform/db/generated/client.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { BoardDesk } from './board-workspace.server.ts'

export type RoundRow = {
  id: string
  number: number
  state: RoundState
  step: string | null
  progress: number | null
  settings: RoundSettings
  outcome: RoundOutcome | null
  failure: string | null
  modelVersion: string
  snapshotHash: string | null
  createdById: string | null
  createdAt: Date
  startedAt: Date | null
  doneAt: Date | null
}

const SELECTED = {
  id: true,
  number: true,
  state: true,
  step: true,
  progress: true,
  settings: true,
  outcome: true,
  failure: true,
  modelVersion: true,
  snapshotHash: true,
  createdById: true,
  createdAt: true,
  startedAt: true,
  doneAt: true,
} as const

/** A round as its address writes it: a number from 1. Null for anything else. */
export const readRoundNumber = (text: string | null): number | null => (text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

/** A round of a coordination workspace by its number. Throws `not-found`. */
export async function getRoundRow({ id }: BoardDesk, number: number | null): Promise<RoundRow> {
  const row =
    number === null
      ? null
      : await db.matchingRound.findUnique({ where: { workspaceId_number: { workspaceId: id, number } }, select: SELECTED })
  if (!row) throw notFound('page')
  return { ...row, settings: readSettings(row.settings), outcome: row.outcome as RoundOutcome | null }
}

/** The settings of a round; where an older version left some out, those of today. */
function readSettings(stored: unknown): RoundSettings {
  const read = settingsSchema.safeParse(stored)
  return read.success ? read.data : DEFAULT_SETTINGS
}

/** The newest done round before another; null where there is none. */
export function findDoneBefore({ id }: BoardDesk, number: number): Promise<{ id: string; number: number } | null> {
  return db.matchingRound.findFirst({
    where: { workspaceId: id, state: 'DONE', number: { lt: number } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  })
}
