import { goalCode, goalOfSector } from '#app/features/classifications/development-goals.ts'
import { vectorWords } from '#app/features/filters/search-words.ts'
import { replaceMapPlaces } from '#app/features/map/map-places.server.ts'
import { areaNames } from '#app/features/places/area-names.server.ts'
import { publicPlace, type PublicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { Assessment } from '#app/features/provenance/quality.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Touched } from '#app/features/provenance/recorded.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { ProjectContent } from './content.ts'
import { ASSESSED_PARTS, assessContent } from './quality/assess-project.server.ts'
import { flowsOf, type Flow } from './quality/flows.ts'
import { readWorkingFlows } from './quality/flows.server.ts'
import { totalsOf } from './totals.ts'
import { PROJECT_SHAPE } from './shape.ts'
import { workingWorthInUsd, worthInUsd } from './worth.server.ts'

/** What an entry says of the record itself. */
export type IndexedRecord = Pick<HeldRecord, 'id' | 'workspaceId' | 'workingState' | 'updatedAt' | 'currentVersion'>

export type EntryFields = {
  amountUsd: string | null
  totals: object
  places: { country?: string | undefined; admin1?: string | undefined; name: string[] }[]
  isPlaced: boolean
  flows: readonly Flow[]
  quality: Pick<Assessment, 'score' | 'findings'>
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
  const amountUsd = await workingWorthInUsd(tx, record.id, content, { flows, touched })
  await writeEntry(tx, record, 'WORKING', content, { amountUsd, totals: {}, places, isPlaced: false, flows, quality })
}

/** Writes the entry, and the places of the map, by which the public finds the published version. */
export async function indexPublicProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await indexPublicContent(tx, record, fromParts<ProjectContent>(PROJECT_SHAPE, await readParts(tx, record.id, 'PUBLIC')))
}

/** The same where the published content is at hand, as in an import. */
export async function indexPublicContent(tx: Transaction, record: IndexedRecord, content: ProjectContent): Promise<void> {
  const places = await Promise.all(content.places.map(publicPlace))
  const fields = await publicEntryFields(content, places)
  await tx.projectEntry.deleteMany({ where: { recordId: record.id, side: 'WORKING' } })
  await writeEntry(tx, record, 'PUBLIC', content, { ...fields, quality: await assessContent(tx, record, content, fields.flows) })
  await replaceMapPlaces(
    tx,
    { recordId: record.id, kind: 'project', workspaceId: record.workspaceId },
    { amountUsd: fields.amountUsd },
    places,
  )
}

export async function unindexPublicProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.projectEntry.deleteMany({ where: { recordId: record.id, side: 'PUBLIC' } })
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

export async function forgetProject(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.projectEntry.deleteMany({ where: { recordId: record.id } })
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

/** What lists show, facets count and search finds of a project, as its entry holds it. */
export function projectEntry(record: IndexedRecord, side: 'PUBLIC' | 'WORKING', content: ProjectContent, more: EntryFields) {
  const { facts, texts } = content
  const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value): value is string => Boolean(value)))]
  const countryCodes = distinct([
    ...content.countries.map(({ code }) => code),
    ...content.transactions.map(({ country }) => country),
    ...more.places.map(({ country }) => country),
  ])
  const admin1Codes = distinct(more.places.map(({ admin1 }) => admin1))
  const allSectors = [...content.sectors, ...content.transactions.flatMap(({ sectors }) => sectors ?? [])]
  const goals = allSectors.flatMap((sector) => goalOfSector(sector) ?? [])
  const ofDac = allSectors.filter(({ vocabulary }) => vocabulary === '1' || vocabulary === '2')
  const sectorCodes = distinct(ofDac.flatMap(({ code }) => (/^\d{5}$/.test(code) ? [code, code.slice(0, 3)] : [code])))
  const languages = distinct(Object.values(texts).flatMap((text) => Object.keys(text)))
  const organisations = content.organisations.map(({ ref, role, name, type }) => ({ ref, role, name, type })).slice(0, 40)
  const { title, ...others } = texts
  const words = vectorWords(
    {
      titles: Object.values(title),
      codes: [...sectorCodes, ...countryCodes, ...goals.map(goalCode)],
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
    rows.map(({ vocabulary, code, percentage }) => ({ vocabulary, code, percentage })).slice(0, 100)
  return {
    record_id: record.id,
    side,
    in_register: side === 'WORKING' || record.workingState === 'NONE',
    workspace_id: record.workspaceId,
    iati_identifier: facts.iatiIdentifier ?? null,
    iati_status: facts.iatiStatus ?? null,
    title: texts.title,
    countries: shares(content.countries),
    sectors: shares(content.sectors),
    country_codes: countryCodes,
    admin1_codes: admin1Codes,
    sector_codes: sectorCodes,
    languages,
    starts_on: day(facts.actualStart) ?? day(facts.plannedStart),
    ends_on: day(facts.actualEnd) ?? day(facts.plannedEnd),
    amount_usd: more.amountUsd,
    totals: more.totals,
    organisations,
    search: words,
    updated_at: record.updatedAt,
    version: side === 'PUBLIC' ? record.currentVersion : null,
    placed: more.isPlaced,
    flows: more.flows,
    quality: more.quality.score,
    quality_gaps: more.quality.findings.map(({ key }) => key),
    quality_on: today(),
  }
}

/** What the entry of a published project says beside its content, where the public sees its places. */
export async function publicEntryFields(content: ProjectContent, places: readonly PublicPlace[]): Promise<Omit<EntryFields, 'quality'>> {
  return {
    amountUsd: await worthInUsd(content),
    totals: totalsOf(content),
    places: places.map((place) => ({ country: place.country, admin1: place.admin1, name: Object.values(place.name ?? {}) })),
    isPlaced: places.some(({ point }) => point !== undefined),
    flows: flowsOf(content.transactions),
  }
}

async function writeEntry(
  tx: Transaction,
  record: IndexedRecord,
  side: 'PUBLIC' | 'WORKING',
  content: ProjectContent,
  more: EntryFields,
): Promise<void> {
  const entry = projectEntry(record, side, content, more)
  await tx.$executeRaw`
    insert into project_entry (record_id, side, in_register, workspace_id, iati_identifier, iati_status, title, countries, sectors, country_codes, admin1_codes,
      sector_codes, languages, starts_on, ends_on, amount_usd, totals, organisations, search, updated_at, version, placed,
      flows, quality, quality_gaps, quality_on)
    values (${entry.record_id}::uuid, ${side}::"Side", ${entry.in_register}, ${entry.workspace_id}::uuid, ${entry.iati_identifier}, ${entry.iati_status},
      ${JSON.stringify(entry.title)}::jsonb, ${JSON.stringify(entry.countries)}::jsonb, ${JSON.stringify(entry.sectors)}::jsonb, ${entry.country_codes}::text[], ${entry.admin1_codes}::text[],
      ${entry.sector_codes}::text[], ${entry.languages}::text[], ${entry.starts_on}::date, ${entry.ends_on}::date,
      ${entry.amount_usd}::numeric, ${JSON.stringify(entry.totals)}::jsonb, ${JSON.stringify(entry.organisations)}::jsonb, array_to_tsvector(${entry.search}::text[]), ${entry.updated_at}, ${entry.version}, ${entry.placed},
      ${JSON.stringify(entry.flows)}::jsonb, ${entry.quality}, ${entry.quality_gaps}::text[], ${entry.quality_on}::date)
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
