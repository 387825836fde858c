import { vectorWords } from '#app/features/filters/search-words.ts'
import { replaceMapPlaces, type PlaceOwnerFacts } from '#app/features/map/map-places.server.ts'
import { areaNames } from '#app/features/places/area-names.server.ts'
import { publicPlace, type PublicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { Assessment } from '#app/features/provenance/quality.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { rateTable, toUsd } from '#app/features/rates/rates.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { NeedContent } from './content.ts'
import { coverageOf, coveredShare, slotsOf } from './coverage.ts'
import { forgetAsk, writeAsk } from './expertise/write-ask.server.ts'
import { assessNeedContent } from './quality/assess-need.server.ts'
import { NEED_SHAPE } from './shape.ts'

/** What an entry says of the record itself. */
export type IndexedNeed = Pick<HeldRecord, 'id' | 'workspaceId' | 'workingState' | 'updatedAt' | 'currentVersion'>

type Shown = Pick<Partial<PublicPlace>, 'point' | 'country' | 'admin1' | 'name'>

/** Writes the entry by which the workspace's register shows the working copy. */
export async function indexWorkingNeed(tx: Transaction, record: HeldRecord): Promise<void> {
  const side = record.workingState === 'NONE' && record.publication === 'PUBLISHED' ? null : 'WORKING'
  await tx.$executeRaw`update need_entry set in_register = ${side === null} where record_id = ${record.id}::uuid and side = 'PUBLIC'`
  if (!side) return void (await tx.needEntry.deleteMany({ where: { recordId: record.id, side: 'WORKING' } }))
  const content = fromParts<NeedContent>(NEED_SHAPE, await readParts(tx, record.id, 'WORKING'))
  await writeEntry(tx, record, 'WORKING', content, content.facts.place ?? {})
  await writeLinks(tx, record, 'WORKING', content)
}

/** Writes the entry, the place of the map and the links by which the public finds the published version. */
export async function indexPublicNeed(tx: Transaction, record: HeldRecord): Promise<void> {
  const content = fromParts<NeedContent>(NEED_SHAPE, await readParts(tx, record.id, 'PUBLIC'))
  const place: Shown = content.facts.place ? await publicPlace(content.facts.place) : {}
  await tx.needEntry.deleteMany({ where: { recordId: record.id, side: 'WORKING' } })
  await tx.needProject.deleteMany({ where: { needId: record.id, side: 'WORKING' } })
  await writeEntry(tx, record, 'PUBLIC', content, place)
  await writeLinks(tx, record, 'PUBLIC', content)
  await writeAsk(tx, record, content, place.country)
  const owner = { recordId: record.id, kind: 'need', workspaceId: record.workspaceId } as const
  await replaceMapPlaces(tx, owner, await needOnMap(content), [place])
}

export async function unindexPublicNeed(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.needEntry.deleteMany({ where: { recordId: record.id, side: 'PUBLIC' } })
  await tx.needProject.deleteMany({ where: { needId: record.id, side: 'PUBLIC' } })
  await forgetAsk(tx, record)
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

export async function forgetNeed(tx: Transaction, record: HeldRecord): Promise<void> {
  await tx.needEntry.deleteMany({ where: { recordId: record.id } })
  await tx.needProject.deleteMany({ where: { needId: record.id } })
  await forgetAsk(tx, record)
  await tx.mapPlace.deleteMany({ where: { recordId: record.id } })
}

async function writeLinks(tx: Transaction, record: HeldRecord, side: 'PUBLIC' | 'WORKING', content: NeedContent): Promise<void> {
  await tx.needProject.deleteMany({ where: { needId: record.id, side } })
  await tx.needProject.createMany({
    data: content.projects.map(({ projectId }) => ({ needId: record.id, side, projectId })),
    skipDuplicates: true,
  })
}

/** What is asked, in US dollars at the rate of its day: decimal text, approximate. */
async function needInUsd({ facts: { money, from } }: NeedContent): Promise<string | null> {
  const usd = money ? toUsd(await rateTable(), money.amount, money.currency, from) : null
  return usd?.toFixed(2) ?? null
}

/**
 * What lists show, facets count and search finds of a need, as its entry holds it. `place` is where the reader of that side sees it.
 */
export async function needEntry(
  record: IndexedNeed,
  side: 'PUBLIC' | 'WORKING',
  content: NeedContent,
  place: Shown,
  quality: Pick<Assessment, 'score' | 'findings'>,
) {
  const { facts, texts } = content
  const coverage = coverageOf(facts)
  const isPlaced = side === 'PUBLIC' && place.point !== undefined
  const { title, ...others } = texts
  const words = vectorWords(
    {
      titles: Object.values(title),
      codes: [facts.sector, facts.sector?.slice(0, 3), place.country].filter((code) => code !== undefined),
      texts: [
        record.id,
        ...areaNames([place.country, place.admin1].filter((code) => code !== undefined)),
        ...Object.values(place.name ?? {}),
        ...Object.values(others).flatMap((text) => Object.values(text)),
      ],
    },
    4000,
  )
  const asked = { money: facts.money ?? null, quantity: facts.quantity ?? null, slots: slotsOf(facts) }
  return {
    record_id: record.id,
    side,
    in_register: side === 'WORKING' || record.workingState === 'NONE',
    workspace_id: record.workspaceId,
    title: texts.title,
    kind: facts.kind ?? null,
    severity: facts.severity ?? null,
    sector: facts.sector ?? null,
    sector_group: facts.sector?.slice(0, 3) ?? null,
    people_affected: facts.peopleAffected ?? null,
    amount_usd: await needInUsd(content),
    asked,
    coverage: coverage.state,
    covered: coveredShare(coverage).toFixed(4),
    country: place.country ?? null,
    admin1: place.admin1 ?? null,
    place_name: place.name ?? {},
    languages: [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))],
    starts_on: facts.from ?? null,
    ends_on: facts.to ?? null,
    search: words,
    updated_at: record.updatedAt,
    version: side === 'PUBLIC' ? record.currentVersion : null,
    placed: isPlaced,
    quality: quality.score,
    quality_gaps: quality.findings.map(({ key }) => key),
    quality_on: today(),
  }
}

/** What the map filters and adds up a published need by. */
export async function needOnMap(content: NeedContent): Promise<PlaceOwnerFacts> {
  const { kind, severity, sector, peopleAffected, from, to } = content.facts
  const coverage = coverageOf(content.facts).state
  return { amountUsd: await needInUsd(content), need: { kind, severity, sector, coverage, peopleAffected, from, to } }
}

async function writeEntry(
  tx: Transaction,
  record: HeldRecord,
  side: 'PUBLIC' | 'WORKING',
  content: NeedContent,
  place: Shown,
): Promise<void> {
  const entry = await needEntry(record, side, content, place, await assessNeedContent(tx, record, content))
  await tx.$executeRaw`
    insert into need_entry (record_id, side, in_register, workspace_id, title, kind, severity, sector, sector_group, people_affected, amount_usd, asked, coverage, covered,
      country, admin1, place_name, languages, starts_on, ends_on, search, updated_at, version, placed,
      quality, quality_gaps, quality_on)
    values (${entry.record_id}::uuid, ${side}::"Side", ${entry.in_register}, ${entry.workspace_id}::uuid, ${JSON.stringify(entry.title)}::jsonb,
      ${entry.kind}::"NeedKind", ${entry.severity}::smallint, ${entry.sector}, ${entry.sector_group}, ${entry.people_affected}::numeric,
      ${entry.amount_usd}::numeric, ${JSON.stringify(entry.asked)}::jsonb, ${entry.coverage}::"Coverage", ${entry.covered}::numeric,
      ${entry.country}, ${entry.admin1}, ${JSON.stringify(entry.place_name)}::jsonb, ${entry.languages}::text[],
      ${entry.starts_on}::date, ${entry.ends_on}::date, array_to_tsvector(${entry.search}::text[]), ${entry.updated_at}, ${entry.version}, ${entry.placed},
      ${entry.quality}, ${entry.quality_gaps}::text[], ${entry.quality_on}::date)
    on conflict (record_id, side) do update set in_register = excluded.in_register, title = excluded.title, kind = excluded.kind, severity = excluded.severity, sector = excluded.sector,
      sector_group = excluded.sector_group, people_affected = excluded.people_affected, amount_usd = excluded.amount_usd, asked = excluded.asked, coverage = excluded.coverage,
      covered = excluded.covered, country = excluded.country, admin1 = excluded.admin1, place_name = excluded.place_name, languages = excluded.languages,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, search = excluded.search, updated_at = excluded.updated_at, version = excluded.version, placed = excluded.placed,
      quality = excluded.quality, quality_gaps = excluded.quality_gaps, quality_on = excluded.quality_on`
}
