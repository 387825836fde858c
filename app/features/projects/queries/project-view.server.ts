import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { Budget, OrganisationMention, Participation, Place, ProjectContent, Transaction } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { currencyOf, sumsByType, totalsOf, type Totals } from '#app/features/projects/totals.ts'
import { placeLine, type PlaceLine } from '#app/features/places/place-line.server.ts'
import { withoutPastDetail } from '#app/features/places/past-places.server.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readParts, readRows, type ContentSide } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { plainText, taggedText, withOrigin, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { unreadTexts } from '#app/features/provenance/text-origins.server.ts'
import { vouchedFor, type Vouched } from '#app/features/provenance/vouched.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { formatDay, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import { formatPercentage } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { safeHref } from '#app/platform/http/safe-href.ts'
import { contactCard, type ContactCard } from './contact-card.server.ts'
import { projectCharts, type ProjectCharts } from './project-charts.server.ts'

export const TRANSACTIONS_A_PAGE = 50

type Line = { key: string; name: string; note?: string | undefined; share?: string | undefined }
type MoneyLine = { key: string; kind: string; when: string; amount: string; detail: string; text: TaggedText | null }

/** A project as its page shows it, in words ready for one reader. */
export type ProjectView = {
  id: string
  title: TaggedText
  vouched: Vouched
  identifier: string | null
  status: string | null
  texts: { field: 'description' | 'objectives' | 'targetGroups'; text: TaggedText }[]
  /** Languages in which the project can be read, by name. */
  languages: string[]
  dates: { field: 'plannedStart' | 'actualStart' | 'plannedEnd' | 'actualEnd'; day: string }[]
  sectors: Line[]
  countries: Line[]
  places: (PlaceLine & { key: string; precision: Place['precision'] })[]
  organisations: { role: string; members: Line[] }[]
  /** Exact sums by type, one amount a currency. */
  sums: { type: string; amounts: string[] }[]
  leftOut: number
  budgets: MoneyLine[]
  transactions: { items: MoneyLine[]; page: number; pages: number; total: number }
  charts: ProjectCharts
  documents: { key: string; title: TaggedText | null; href: string | null; url: string; format: string }[]
  contacts: ContactCard[]
  related: { key: string; type: string; identifier: string; projectId: string | null }[]
  needs: { id: string; title: TaggedText; severity: number | null }[]
}

export type ViewWanted = { side: ContentSide; language: Language; page?: number }

/**
 * What the page of a project shows the public, whoever reads: places as precisely as the public sees them, no internal contacts. Only one page of transactions is read; sums
 * come from what was derived at publication.
 */
export function getProjectView(record: HeldRecord, wanted: ViewWanted): Promise<ProjectView> {
  const { side, language, page = 1 } = wanted
  if (side !== 'PUBLIC') return makeView(record, wanted)
  return kept([record.id, record.revision, language, page].join(' '), () => makeView(record, wanted))
}

const kept = publicMemory<ProjectView>(500)

async function makeView(record: HeldRecord, { side, language, page = 1 }: ViewWanted): Promise<ProjectView> {
  const tables = PROJECT_SHAPE.tables.filter((table) => table !== 'transactions' && table !== 'narratives')
  const [parts, rows, totals, needs, isUnread] = await Promise.all([
    readParts(db, record.id, side, ['facts', 'text', ...tables]),
    readRows(db, record.id, side, 'transactions', { offset: (page - 1) * TRANSACTIONS_A_PAGE, limit: TRANSACTIONS_A_PAGE }),
    readTotals(record.id, side),
    answeredNeeds(record.id, language),
    unreadTexts(db, record.id),
  ])
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, new Map([...(await withoutPastDetail(record.id, side, parts)), ...rows.parts]))
  const { facts, texts } = content
  const sums = totals ?? totalsOf(content)
  const name = (list: Parameters<typeof nameOf>[0], code: string | undefined) => (code ? (nameOf(list, code, language)?.name ?? code) : '')
  const share = (percentage: string | undefined) => (percentage ? formatPercentage(language, percentage) : undefined)
  const related = await relatedProjects(content, record.workspaceId)
  return {
    id: record.id,
    title: taggedText(texts.title, language) ?? { text: facts.iatiIdentifier ?? record.id, lang: '', dir: 'auto' },
    vouched: vouchedFor(record, side, language),
    identifier: facts.iatiIdentifier ?? null,
    status: facts.iatiStatus ? name('ActivityStatus', facts.iatiStatus) : null,
    texts: (['description', 'objectives', 'targetGroups'] as const).flatMap((field) => {
      const text = withOrigin(taggedText(texts[field], language), (lang, words) => isUnread(field, lang, words))
      return text ? [{ field, text }] : []
    }),
    languages: [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))]
      .filter((tag) => tag !== 'und')
      .map((tag) => languageName(tag, language)),
    dates: (['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const).flatMap((field) =>
      facts[field] ? [{ field, day: formatDay(language, facts[field]) }] : [],
    ),
    sectors: content.sectors.map((row) => ({ key: row.id, name: sectorName(row, language), note: row.code, share: share(row.percentage) })),
    countries: [
      ...content.countries.map((row) => ({ key: row.id, name: countryName(row.code, language), share: share(row.percentage) })),
      ...content.regions.map((row) => ({
        key: row.id,
        name: plainText(row.name, language) || name('Region', row.code),
        share: share(row.percentage),
      })),
    ],
    places: await Promise.all(
      content.places.map(async (row) => {
        const shown = await publicPlace(row)
        return { key: row.id, ...placeLine(shown, language), precision: shown.precision }
      }),
    ),
    organisations: byRole(
      content.organisations,
      language,
      (code) => name('OrganisationRole', code),
      (code) => name('OrganisationType', code),
    ),
    sums: [...sumsByType(sums)].map(([type, byCurrency]) => ({
      type: type === 'budget' ? '' : name('TransactionType', type),
      amounts: [...byCurrency].map(([currency, amount]) => formatMoney(language, amount, currency)),
    })),
    leftOut: sums.leftOut,
    budgets: content.budgets.map((row) => budgetLine(row, row.id, facts.defaultCurrency, language, name('BudgetType', row.type ?? '1'))),
    transactions: {
      items: content.transactions.map((row) =>
        transactionLine(row, row.id, facts.defaultCurrency, language, name('TransactionType', row.type)),
      ),
      page,
      pages: Math.max(1, Math.ceil(rows.total / TRANSACTIONS_A_PAGE)),
      total: rows.total,
    },
    charts: projectCharts(sums, content.sectors, language),
    documents: content.documents.map((row) => ({
      key: row.id,
      title: taggedText(row.title, language),
      href: safeHref(row.url),
      url: row.url,
      format: row.format ?? '',
    })),
    contacts: content.contacts.filter((contact) => contact.public).map((row) => contactCard(row, language)),
    related: content.related.map((row) => ({
      key: row.id,
      type: name('RelatedActivityType', row.type),
      identifier: row.iatiIdentifier,
      projectId: related.get(row.iatiIdentifier) ?? null,
    })),
    needs,
  }
}

function sectorName({ vocabulary, code, name }: ProjectContent['sectors'][number], language: Language): string {
  const known = vocabulary === '1' ? nameOf('Sector', code, language) : vocabulary === '2' ? nameOf('SectorCategory', code, language) : null
  // A code of another vocabulary tells nothing alone: its vocabulary stands before it.
  return known?.name ?? (plainText(name, language) || (nameOf('SectorVocabulary', vocabulary, language)?.name ?? code))
}

function byRole(
  rows: readonly (Participation & { id: string })[],
  language: Language,
  roleName: (code: string) => string,
  typeName: (code: string | undefined) => string,
) {
  const roles = [...new Set(rows.map(({ role }) => role))].sort()
  return roles.map((role) => ({
    role: roleName(role),
    members: rows
      .filter((row) => row.role === role)
      .map((row) => ({
        key: row.id,
        name: mentionName(row, language) || '—',
        note: [row.ref, typeName(row.type)].filter(Boolean).join(' · ') || undefined,
      })),
  }))
}

const mentionName = (mention: OrganisationMention | undefined, language: Language) =>
  plainText(mention?.name, language) || mention?.ref || ''

function budgetLine(row: Budget, key: string, currency: string | undefined, language: Language, kind: string): MoneyLine {
  const when = [row.start, row.end]
    .filter((day): day is string => day !== undefined)
    .map((day) => formatShortDay(language, day))
    .join(' – ')
  return { key, kind, when, amount: formatMoney(language, row.value.amount, currencyOf(row.value, currency)), detail: '', text: null }
}

function transactionLine(row: Transaction, key: string, currency: string | undefined, language: Language, kind: string): MoneyLine {
  const detail = [mentionName(row.provider, language), mentionName(row.receiver, language)]
    .filter(Boolean)
    .join(language === 'ar' ? ' ← ' : ' → ')
  return {
    key,
    kind,
    when: row.date ? formatShortDay(language, row.date) : '',
    amount: formatMoney(language, row.value.amount, currencyOf(row.value, currency)),
    detail,
    text: taggedText(row.description, language),
  }
}

async function readTotals(recordId: string, side: ContentSide): Promise<Totals | null> {
  if (side === 'PUBLIC' || (side === 'WORKING' && !(await isMoneyChanged(recordId)))) {
    const entry = await db.projectEntry.findUnique({ where: { recordId_side: { recordId, side: 'PUBLIC' } }, select: { totals: true } })
    if (entry) return entry.totals as unknown as Totals
  }
  const parts = await readParts(db, recordId, side, ['facts', 'budgets', 'transactions'])
  return totalsOf(fromParts<ProjectContent>(PROJECT_SHAPE, parts))
}

/** Whether the working copy has other amounts than the published version, or counts them in another currency. */
async function isMoneyChanged(recordId: string): Promise<boolean> {
  const [{ changed } = { changed: true }] = await sql<{ changed: boolean }>(
    `select exists (select 1 from working_part w where record_id = $1::uuid and (path like 'transactions/%' or path like 'budgets/%'
       or (path = 'facts' and data ->> 'defaultCurrency' is distinct from (select data ->> 'defaultCurrency' from record_part p
         where p.record_id = w.record_id and p.path = 'facts' and p.until is null)))) as changed`,
    [recordId],
  )
  return changed
}

async function answeredNeeds(projectId: string, language: Language) {
  const links = await db.needProject.findMany({ where: { projectId, side: 'PUBLIC' }, select: { needId: true }, take: 50 })
  if (links.length === 0) return []
  const entries = await db.needEntry.findMany({
    where: { side: 'PUBLIC', recordId: { in: links.map(({ needId }) => needId) } },
    select: { recordId: true, title: true, severity: true },
  })
  return entries.map(({ recordId, title, severity }) => ({
    id: recordId,
    severity,
    title: taggedText(title as LanguageText, language) ?? { text: recordId, lang: '', dir: 'auto' as const },
  }))
}

/** Published projects behind the identifiers that this one names: of its own workspace first. */
async function relatedProjects(content: ProjectContent, workspaceId: string): Promise<Map<string, string>> {
  const identifiers = content.related.map(({ iatiIdentifier }) => iatiIdentifier)
  if (identifiers.length === 0) return new Map()
  const entries = await db.projectEntry.findMany({
    where: { side: 'PUBLIC', iatiIdentifier: { in: identifiers } },
    select: { recordId: true, iatiIdentifier: true, workspaceId: true },
  })
  entries.sort((a, b) => Number(a.workspaceId === workspaceId) - Number(b.workspaceId === workspaceId))
  return new Map(entries.map(({ recordId, iatiIdentifier }) => [iatiIdentifier ?? '', recordId]))
}
