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
  const ask = askOf(content, country)
  if (!ask) return forgetAsk(tx, record)
  const { state } = coverageOf(content.facts)
  const first = await tx.recordVersion.findFirst({
    where: { recordId: record.id },
    select: { publishedAt: true },
    orderBy: { number: 'asc' },
  })
  const row = {
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
  await tx.expertiseAsk.upsert({
    where: { recordId: record.id },
    create: { recordId: record.id, askedAt: first?.publishedAt ?? new Date(), ...row },
    update: row,
  })
}

export async function forgetAsk(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.expertiseAsk.deleteMany({ where: { recordId: record.id } })
}
