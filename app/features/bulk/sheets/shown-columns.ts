import type { RecordKind } from '#app/features/provenance/read-record.server.ts'

/** What a sheet holds of the columns that a register shows: fields of the record, or a table of it whole. What is not here is no field. */
const HELD: Record<RecordKind, Readonly<Record<string, readonly string[]>>> = {
  PROJECT: {
    iatiStatus: ['iatiStatus'],
    countries: ['countries'],
    start: ['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'],
    amount: ['defaultCurrency', 'budgets'],
  },
  NEED: {
    severity: ['kind', 'severity'],
    start: ['from', 'to'],
    people: ['peopleAffected'],
    amount: ['facts/money/amount', 'facts/money/currency'],
  },
  DATASET: {},
}

/** The fields and tables that a sheet of these columns holds, beside what names a record. */
export const fieldsOfColumns = (kind: RecordKind, columns: readonly string[]): Set<string> =>
  new Set(['title@', 'iatiIdentifier', ...columns.flatMap((column) => HELD[kind][column] ?? [])])

export const isHeldColumn = (kind: RecordKind, column: string) => column in HELD[kind]
