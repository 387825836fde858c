import Big from 'big.js'
import { vectorWords } from '#app/features/filters/search-words.ts'
import { replaceMapPlaces } from '#app/features/map/map-places.server.ts'
import { areaNames } from '#app/features/places/area-names.server.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { Assessment } from '#app/features/provenance/quality.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Touched } from '#app/features/provenance/recorded.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { rateTable, toUsd, type RateTable } from '#app/features/rates/rates.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { ProjectContent, StatedMoney } from './content.ts'
import { ASSESSED_PARTS, assessContent } from './quality/assess-project.server.ts'
import { flowsOf, type Flow } from './quality/flows.ts'
import { readWorkingFlows } from './quality/flows.server.ts'
import { currencyOf, totalsOf } from './totals.ts'
import { PROJECT_SHAPE } from './shape.ts'

/** What an entry says of the record itself. */
export type IndexedRecord = Pick<HeldRecord, 'id' | 'workspaceId' | 'workingState' | 'updatedAt' | 'currentVersion'>

type EntryFields = {
  amountUsd: string | null
  totals: object
  places: { country?: string | undefined; admin1?: string | undefined; name: string[] }[]
  isPlaced: boolean
  flows: readonly Flow[]
  quality: Assessment
}

/** Writes the entry by which the workspace's register shows the working copy. */
export async function indexWorkingProject(tx: Transaction, record: HeldRecord, touched?: Touched): Promise<void> {
  const side = record.workingState === 'NONE' && record.publication === 'PUBLISHED' ? null : 'WORKING'
  await tx.$executeRaw`update project_entry set in_register = ${side === null} where record_id = ${record.id}::uuid and side = 'PUBLIC'`
  if (!side) return void (await tx.projectEntry.deleteMany({ where: { recordId: record.id, side: 'WORKING' } }))
  // Not all: a save does not read two thousand transactions.
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, await readParts(tx, record.id, 'WORKING', ASSESSED_PARTS))
  const flows = await readWorkingFlows(tx, record.id, touched)
  const quality = await assessContent(tx, record, content, flows)
  const places = content.places.map((place) => ({ country: place.country, admin1: place.admin1, name: Object.values(place.name ?? {}) }))
  await writeEntry(tx, record, 'WORKING', content, { amountUsd: null, totals: {}, places, isPlaced: false, flows, quality })
}

/** Writes the entry, and the places of the map, by which the public finds the published version. */
export async function indexPublicProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await indexPublicContent(tx, record, fromParts<ProjectContent>(PROJECT_SHAPE, await readParts(tx, record.id, 'PUBLIC')))
}

/** The same where the published content is at hand, as in an import. */
export async function indexPublicContent(tx: Transaction, record: IndexedRecord, content: ProjectContent): Promise<void> {
  const places = await Promise.all(content.places.map(publicPlace))
  const amountUsd = amountInUsd(content, await rateTable())?.toFixed(2) ?? null
  const flows = flowsOf(content.transactions)
  await tx.projectEntry.deleteMany({ where: { recordId: record.id, side: 'WORKING' } })
  await writeEntry(tx, record, 'PUBLIC', content, {
    amountUsd,
    totals: totalsOf(content),
    places: places.map((place) => ({ country: place.country, admin1: place.admin1, name: Object.values(place.name ?? {}) })),
    isPlaced: places.some(({ point }) => point !== undefined),
    flows,
    quality: await assessContent(tx, record, content, flows),
  })
  await replaceMapPlaces(tx, { recordId: record.id, kind: 'project', workspaceId: record.workspaceId }, { amountUsd }, places)
}

export async function unindexPublicProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.projectEntry.deleteMany({ where: { recordId: record.id, side: 'PUBLIC' } })
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

export async function forgetProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.projectEntry.deleteMany({ where: { recordId: record.id } })
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

/** What the project is worth, roughly: its budgets, else what was committed to it, in US dollars. */
function amountInUsd(content: ProjectContent, rates: RateTable): Big | null {
  const usd = (money: StatedMoney, day: string | undefined) =>
    toUsd(rates, money.amount, currencyOf(money, content.facts.defaultCurrency), day)
  const ofType = (...types: string[]) =>
    content.transactions.filter(({ type }) => types.includes(type)).map((row) => usd(row.value, row.valueDate ?? row.date))
  const sources = [content.budgets.map((row) => usd(row.value, row.valueDate ?? row.start)), ofType('2'), ofType('11'), ofType('3', '4')]
  const amounts = sources.map((source) => source.filter((amount): amount is Big => amount !== null)).find((source) => source.length > 0)
  const sum = amounts?.reduce((total, amount) => total.plus(amount), new Big(0))
  return sum && sum.abs().lt('1e20') ? sum : null
}

async function writeEntry(
  tx: Transaction,
  record: IndexedRecord,
  side: 'PUBLIC' | 'WORKING',
  content: ProjectContent,
  more: EntryFields,
): Promise<void> {
  const { facts, texts } = content
  const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value): value is string => Boolean(value)))]
  const countryCodes = distinct([
    ...content.countries.map(({ code }) => code),
    ...content.transactions.map(({ country }) => country),
    ...more.places.map(({ country }) => country),
  ])
  const admin1Codes = distinct(more.places.map(({ admin1 }) => admin1))
  const allSectors = [...content.sectors, ...content.transactions.flatMap(({ sectors }) => sectors ?? [])].filter(
    ({ vocabulary }) => vocabulary === '1' || vocabulary === '2',
  )
  const sectorCodes = distinct(allSectors.flatMap(({ code }) => (/^\d{5}$/.test(code) ? [code, code.slice(0, 3)] : [code])))
  const languages = distinct(Object.values(texts).flatMap((text) => Object.keys(text)))
  const organisations = content.organisations.map(({ ref, role, name, type }) => ({ ref, role, name, type })).slice(0, 40)
  const { title, ...others } = texts
  const words = vectorWords(
    {
      titles: Object.values(title),
      codes: [...sectorCodes, ...countryCodes],
      texts: [
        record.id,
        facts.iatiIdentifier ?? '',
        ...areaNames([...countryCodes, ...admin1Codes]),
        ...more.places.flatMap(({ name }) => name),
        ...content.organisations.flatMap(({ ref, name }) => [ref ?? '', ...Object.values(name ?? {})]),
        ...Object.values(others).flatMap((text) => Object.values(text)),
      ],
    },
    8000,
  )
  const shares = (rows: readonly { code: string; percentage?: string | undefined; vocabulary?: string }[]) =>
    JSON.stringify(rows.map(({ vocabulary, code, percentage }) => ({ vocabulary, code, percentage })).slice(0, 100))
  await tx.$executeRaw`
    insert into project_entry (record_id, side, in_register, workspace_id, iati_identifier, iati_status, title, countries, sectors, country_codes, admin1_codes,
      sector_codes, languages, starts_on, ends_on, amount_usd, totals, organisations, search, updated_at, version, placed,
      flows, quality, quality_gaps, quality_on)
    values (${record.id}::uuid, ${side}::"Side", ${side === 'WORKING' || record.workingState === 'NONE'}, ${record.workspaceId}::uuid, ${facts.iatiIdentifier ?? null}, ${facts.iatiStatus ?? null},
      ${JSON.stringify(texts.title)}::jsonb, ${shares(content.countries)}::jsonb, ${shares(content.sectors)}::jsonb, ${countryCodes}::text[], ${admin1Codes}::text[],
      ${sectorCodes}::text[], ${languages}::text[], ${day(facts.actualStart) ?? day(facts.plannedStart)}::date, ${day(facts.actualEnd) ?? day(facts.plannedEnd)}::date,
      ${more.amountUsd}::numeric, ${JSON.stringify(more.totals)}::jsonb, ${JSON.stringify(organisations)}::jsonb, array_to_tsvector(${words}::text[]), ${record.updatedAt}, ${side === 'PUBLIC' ? record.currentVersion : null}, ${more.isPlaced},
      ${JSON.stringify(more.flows)}::jsonb, ${more.quality.score}, ${more.quality.findings.map(({ key }) => key)}::text[], ${today()}::date)
    on conflict (record_id, side) do update set in_register = excluded.in_register, iati_identifier = excluded.iati_identifier, iati_status = excluded.iati_status,
      title = excluded.title, countries = excluded.countries, sectors = excluded.sectors, country_codes = excluded.country_codes, admin1_codes = excluded.admin1_codes,
      sector_codes = excluded.sector_codes, languages = excluded.languages, starts_on = excluded.starts_on, ends_on = excluded.ends_on, amount_usd = excluded.amount_usd,
      totals = excluded.totals, organisations = excluded.organisations, search = excluded.search, updated_at = excluded.updated_at, version = excluded.version, placed = excluded.placed,
      flows = excluded.flows, quality = excluded.quality, quality_gaps = excluded.quality_gaps, quality_on = excluded.quality_on`
}

/** The calendar day of a date as stated, or null where the database could not hold it. */
const day = (text: string | undefined) => {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')
  if (!found || found[1] === '0000') return null
  const date = new Date(`${found[0]}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== found[0] ? null : found[0]
}
