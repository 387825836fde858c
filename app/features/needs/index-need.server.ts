import { vectorWords } from '#app/features/filters/search-words.ts'
import { replaceMapPlaces } from '#app/features/map/map-places.server.ts'
import { areaNames } from '#app/features/places/area-names.server.ts'
import { publicPlace, type PublicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { rateTable, toUsd } from '#app/features/rates/rates.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { NeedContent } from './content.ts'
import { coverageOf, coveredShare, slotsOf } from './coverage.ts'
import { forgetAsk, writeAsk } from './expertise/write-ask.server.ts'
import { assessNeedContent } from './quality/assess-need.server.ts'
import { NEED_SHAPE } from './shape.ts'

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
  const { kind, severity, sector, peopleAffected, from, to } = content.facts
  const coverage = coverageOf(content.facts).state
  await replaceMapPlaces(
    tx,
    { recordId: record.id, kind: 'need', workspaceId: record.workspaceId },
    { amountUsd: await amountInUsd(content), need: { kind, severity, sector, coverage, peopleAffected, from, to } },
    [place],
  )
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
async function amountInUsd({ facts: { money, from } }: NeedContent): Promise<string | null> {
  const usd = money ? toUsd(await rateTable(), money.amount, money.currency, from) : null
  return usd?.toFixed(2) ?? null
}

async function writeEntry(
  tx: Transaction,
  record: HeldRecord,
  side: 'PUBLIC' | 'WORKING',
  content: NeedContent,
  place: Shown,
): Promise<void> {
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
  const quality = await assessNeedContent(tx, record, content)
  await tx.$executeRaw`
    insert into need_entry (record_id, side, in_register, workspace_id, title, kind, severity, sector, sector_group, people_affected, amount_usd, asked, coverage, covered,
      country, admin1, place_name, languages, starts_on, ends_on, search, updated_at, version, placed,
      quality, quality_gaps, quality_on)
    values (${record.id}::uuid, ${side}::"Side", ${side === 'WORKING' || record.workingState === 'NONE'}, ${record.workspaceId}::uuid, ${JSON.stringify(texts.title)}::jsonb,
      ${facts.kind ?? null}::"NeedKind", ${facts.severity ?? null}::smallint, ${facts.sector ?? null}, ${facts.sector?.slice(0, 3) ?? null}, ${facts.peopleAffected ?? null}::numeric,
      ${await amountInUsd(content)}::numeric, ${JSON.stringify(asked)}::jsonb, ${coverage.state}::"Coverage", ${coveredShare(coverage).toFixed(4)}::numeric,
      ${place.country ?? null}, ${place.admin1 ?? null}, ${JSON.stringify(place.name ?? {})}::jsonb, ${[...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))]}::text[],
      ${facts.from ?? null}::date, ${facts.to ?? null}::date, array_to_tsvector(${words}::text[]), ${record.updatedAt}, ${side === 'PUBLIC' ? record.currentVersion : null}, ${isPlaced},
      ${quality.score}, ${quality.findings.map(({ key }) => key)}::text[], ${today()}::date)
    on conflict (record_id, side) do update set in_register = excluded.in_register, title = excluded.title, kind = excluded.kind, severity = excluded.severity, sector = excluded.sector,
      sector_group = excluded.sector_group, people_affected = excluded.people_affected, amount_usd = excluded.amount_usd, asked = excluded.asked, coverage = excluded.coverage,
      covered = excluded.covered, country = excluded.country, admin1 = excluded.admin1, place_name = excluded.place_name, languages = excluded.languages,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, search = excluded.search, updated_at = excluded.updated_at, version = excluded.version, placed = excluded.placed,
      quality = excluded.quality, quality_gaps = excluded.quality_gaps, quality_on = excluded.quality_on`
}
