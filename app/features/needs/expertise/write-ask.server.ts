import type { NeedContent } from '#app/features/needs/content.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { askOf } from './ask-of.server.ts'

/**
 * Writes what matching reads of a published need: only a request for expertise that says everything it needs to be answered, its country
 * as the public sees it. Of any other need nothing stays.
 */
export async function writeAsk(tx: Transaction, record: HeldRecord, content: NeedContent, country: string | undefined): Promise<void> {
  const row = askRow(record, content, country)
  if (!row) return forgetAsk(tx, record)
  const first = await tx.recordVersion.findFirst({
    where: { recordId: record.id },
    select: { publishedAt: true },
    orderBy: { number: 'asc' },
  })
  await tx.expertiseAsk.upsert({
    where: { recordId: record.id },
    create: { recordId: record.id, askedAt: first?.publishedAt ?? new Date(), ...row },
    update: row,
  })
}

/** The row that says what a need asks, but for when it first did; null where it asks nothing that experts could answer. */
export function askRow(record: Pick<HeldRecord, 'workspaceId'>, content: NeedContent, country: string | undefined) {
  const ask = askOf(content, country)
  if (!ask) return null
  const { state } = coverageOf(content.facts)
  return {
    workspaceId: record.workspaceId,
    title: content.texts.title,
    ask,
    country: country ?? null,
    sectorGroup: ask.sector?.slice(0, 3) ?? null,
    startsOn: ask.from ? new Date(ask.from) : null,
    endsOn: ask.to ? new Date(ask.to) : null,
    slots: ask.slots,
    priority: ask.priority,
    isOpen: state === 'OPEN' || state === 'PARTLY',
  }
}

export async function forgetAsk(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.expertiseAsk.deleteMany({ where: { recordId: record.id } })
}
