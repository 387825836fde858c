import { countryName } from '#app/features/classifications/countries.ts'
import { admin1Name } from '#app/features/places/areas.server.ts'
import { visiblePrecision } from '#app/features/places/public-position.ts'
import type { OrganisationMention, ProjectContent, StatedMoney } from '#app/features/projects/content.ts'
import type { RowStep } from '#app/features/projects/edit-steps.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { currencyOf } from '#app/features/projects/totals.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, readRows } from '#app/features/provenance/parts.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeName } from './edit-options.server.ts'

export const ROWS_A_PAGE = 50

/** A row of a table in words, in the order of `ROW_COLUMNS`; the first names it. */
export type ListedRow = { id: string; cells: string[] }
export type RowList = { rows: ListedRow[]; page: number; pages: number; total: number }

/** What the list of each table shows; keys of column headings. A column named `amount` holds figures. */
export const ROW_COLUMNS: Record<RowStep, readonly string[]> = {
  places: ['name', 'area', 'precision', 'publicPrecision'],
  organisations: ['name', 'role', 'type', 'ref'],
  budgets: ['period', 'type', 'status', 'amount'],
  transactions: ['date', 'type', 'amount', 'parties'],
  documents: ['title', 'address'],
  contacts: ['name', 'reach', 'visibility'],
  related: ['identifier', 'type'],
}

/** One page of the rows of a table. `words` gives the texts of a few codes that are ours. The caller has checked the reader's right. */
export async function listRows(
  step: RowStep,
  { projectId, language, page }: { projectId: string; language: Language; page: number },
  words: (key: string) => string,
): Promise<RowList> {
  const offset = (page - 1) * ROWS_A_PAGE
  const [{ parts, total }, facts] = await Promise.all([
    readRows(db, projectId, 'WORKING', step, { offset, limit: ROWS_A_PAGE }),
    readParts(db, projectId, 'WORKING', ['facts']),
  ])
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, new Map([...facts, ...parts]))
  return { rows: cellsOf(step, content, language, words), page, pages: Math.max(1, Math.ceil(total / ROWS_A_PAGE)), total }
}

function cellsOf(step: RowStep, content: ProjectContent, language: Language, words: (key: string) => string): ListedRow[] {
  const day = (text: string | undefined) => (text ? formatShortDay(language, text) : '')
  const money = (value: StatedMoney | undefined) =>
    value ? formatMoney(language, value.amount, currencyOf(value, content.facts.defaultCurrency)) : ''
  const list = <T extends { id: string }>(rows: readonly T[], cells: (row: T) => string[]) =>
    rows.map((row) => ({ id: row.id, cells: cells(row) }))
  switch (step) {
    case 'places':
      return list(content.places, (row) => [
        plainText(row.name, language) || areaLine(row, language) || words('unnamed'),
        areaLine(row, language),
        words(`precision.${row.precision}`),
        words(`precision.${visiblePrecision(row)}`),
      ])
    case 'organisations':
      return list(content.organisations, (row) => [
        mention(row, language) || words('unnamed'),
        codeName('OrganisationRole', row.role, language),
        codeName('OrganisationType', row.type, language),
        row.ref ?? '',
      ])
    case 'budgets':
      return list(content.budgets, (row) => [
        [day(row.start), day(row.end)].filter(Boolean).join(' – ') || words('undated'),
        codeName('BudgetType', row.type, language),
        codeName('BudgetStatus', row.status, language),
        money(row.value),
      ])
    case 'transactions':
      return list(content.transactions, (row) => [
        day(row.date) || words('undated'),
        codeName('TransactionType', row.type, language),
        money(row.value),
        [mention(row.provider, language), mention(row.receiver, language)].filter(Boolean).join(language === 'ar' ? ' ← ' : ' → '),
      ])
    case 'documents':
      return list(content.documents, (row) => [plainText(row.title, language) || row.url, row.url])
    case 'contacts':
      return list(content.contacts, (row) => [
        plainText(row.person, language) || plainText(row.organisation, language) || row.email || words('unnamed'),
        row.email ?? row.phone ?? row.website ?? '',
        words(row.public ? 'visibility.public' : 'visibility.internal'),
      ])
    case 'related':
      return list(content.related, (row) => [row.iatiIdentifier, codeName('RelatedActivityType', row.type, language)])
  }
}

const mention = (organisation: OrganisationMention | undefined, language: Language) =>
  plainText(organisation?.name, language) || organisation?.ref || ''

function areaLine({ country, admin1 }: { country?: string | undefined; admin1?: string | undefined }, language: Language): string {
  const names = [admin1 && admin1Name(admin1, language), country && countryName(country, language)]
  return names.filter((name): name is string => Boolean(name)).join(language === 'ar' ? '، ' : ', ')
}
