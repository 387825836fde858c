import { mapPlaces, type PlaceOwnerFacts } from '#app/features/map/map-places.server.ts'
import { askRow } from '#app/features/needs/expertise/write-ask.server.ts'
import { needEntry, needOnMap } from '#app/features/needs/index-need.server.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_RULES } from '#app/features/needs/quality/rules.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { projectEntry, publicEntryFields } from '#app/features/projects/index-project.server.ts'
import { worthInUsd } from '#app/features/projects/worth.server.ts'
import { PROJECT_RULES } from '#app/features/projects/quality/rules.ts'
import { flowsOf } from '#app/features/projects/quality/flows.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts, toParts, type ContentShape, type Parts } from '#app/features/provenance/content.ts'
import { assess } from '#app/features/provenance/quality.ts'
import { textKey } from '#app/features/provenance/text-origins.server.ts'
import { countTexts, textsIn } from '#app/features/provenance/text-states.ts'
import { today } from '#app/features/provenance/today.ts'
import { v7 as uuidv7 } from 'uuid'
import type { Seat } from './cast.server.ts'
import type { CopyRows } from './copy-rows.server.ts'
import type { World } from './world.server.ts'

/** How far a record is: most are published; the others wait at some point before it. */
export type Stage = 'PUBLISHED' | 'DRAFT' | 'SUBMITTED'

/** A record to be told: where it stands, and when it was written. */
export type NewRecord = { id: string; seat: Seat; stage: Stage; at: Date; identifier: string | null }

type Facts = { kind: 'PROJECT' | 'NEED'; shape: ContentShape; parts: Parts }

/** Adds the rows of a record as its writing, and where it is published the publication, would have left them. */
function tell(rows: CopyRows, { id, seat, stage, at, identifier }: NewRecord, { kind, shape, parts }: Facts): void {
  const isPublished = stage === 'PUBLISHED'
  const editors = [seat.writer]
  rows.add('record', {
    id,
    kind,
    workspace_id: seat.id,
    identifier,
    publication: isPublished ? 'PUBLISHED' : 'NONE',
    current_version: isPublished ? 1 : null,
    working_state: isPublished ? 'NONE' : stage,
    revision: 1,
    working_editors: isPublished ? [] : editors,
    created_at: at,
    created_by_id: seat.writer,
    updated_at: at,
    submitted_at: stage === 'SUBMITTED' ? at : null,
    submitted_by_id: stage === 'SUBMITTED' ? seat.writer : null,
    published_at: isPublished ? at : null,
  })
  for (const [path, data] of parts)
    if (isPublished) rows.add('record_part', { record_id: id, path, since: 1, data })
    else rows.add('working_part', { record_id: id, path, data })
  if (isPublished)
    rows.add('record_version', { record_id: id, number: 1, published_at: at, published_by_id: seat.validator, editors, revision: 1 })
  const done = { PUBLISHED: 'published', DRAFT: 'created', SUBMITTED: 'submitted' }[stage]
  rows.add('event', {
    id: uuidv7({ msecs: at.getTime() }),
    kind: `${kind.toLowerCase()}.${done}`,
    record_id: id,
    workspace_id: seat.id,
    actor_kind: 'PERSON',
    actor_id: isPublished ? seat.validator : seat.writer,
    at,
    revision: 1,
    version: isPublished ? 1 : null,
  })
  const { texts, languages } = countTexts(textsIn(shape, parts), undefined, new Map(), textKey)
  for (const lang of new Set([...languages.keys(), ...seat.languages])) {
    const filled = languages.get(lang)?.filled ?? 0
    rows.add('record_translation', {
      record_id: id,
      workspace_id: seat.id,
      lang,
      texts,
      filled,
      missing: texts - filled,
      stale: 0,
      machine: 0,
    })
  }
}

const indexed = ({ id, seat, stage, at }: NewRecord) => ({
  id,
  workspaceId: seat.id,
  workingState: stage === 'PUBLISHED' ? ('NONE' as const) : stage,
  updatedAt: at,
  currentVersion: stage === 'PUBLISHED' ? 1 : null,
})

/** Adds all rows of a need, what is derived of it among them, by the functions that derive it when it is saved. */
export async function tellNeed(rows: CopyRows, world: World, record: NewRecord, drawn: NeedContent): Promise<void> {
  const parts = toParts(NEED_SHAPE, drawn)
  tell(rows, record, { kind: 'NEED', shape: NEED_SHAPE, parts })
  // As it is read again, its languages in their order.
  const content = fromParts<NeedContent>(NEED_SHAPE, parts)
  const { place } = content.facts
  const isPublished = record.stage === 'PUBLISHED'
  const side = isPublished ? 'PUBLIC' : 'WORKING'
  const quality = assess(NEED_RULES, { content, isMisplaced: place ? await world.misplaced(place) : false, deadLinks: [], today: today() })
  const shown: Partial<PublicPlace> = place ? (isPublished ? await world.seen(place) : place) : {}
  rows.add('need_entry', await needEntry(indexed(record), side, content, shown, quality))
  for (const { projectId } of content.projects) rows.add('need_project', { need_id: record.id, side, project_id: projectId })
  if (!isPublished) return
  addPlaces(rows, record, 'need', await needOnMap(content), [shown])
  const ask = askRow({ workspaceId: record.seat.id }, content, shown.country)
  if (!ask) return
  const { workspaceId, sectorGroup, startsOn, endsOn, isOpen, ...same } = ask
  const more = { workspace_id: workspaceId, sector_group: sectorGroup, starts_on: startsOn, ends_on: endsOn, is_open: isOpen }
  rows.add('expertise_ask', { record_id: record.id, ...same, ...more, asked_at: record.at })
}

/** The same of a project. */
export async function tellProject(rows: CopyRows, world: World, record: NewRecord, drawn: ProjectContent): Promise<void> {
  const parts = toParts(PROJECT_SHAPE, drawn)
  tell(rows, record, { kind: 'PROJECT', shape: PROJECT_SHAPE, parts })
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, parts)
  const misplaced: string[] = []
  for (const place of content.places) if (await world.misplaced(place)) misplaced.push(place.id)
  const subject = { content, misplaced, reportingRef: record.seat.ref, today: today() }
  if (record.stage !== 'PUBLISHED') {
    const flows = flowsOf(content.transactions)
    const places = content.places.map(({ country, admin1, name }) => ({ country, admin1, name: Object.values(name ?? {}) }))
    const quality = assess(PROJECT_RULES, { ...subject, flows })
    const amountUsd = await worthInUsd(content)
    rows.add(
      'project_entry',
      projectEntry(indexed(record), 'WORKING', content, { amountUsd, totals: {}, places, isPlaced: false, flows, quality }),
    )
    return
  }
  const places = await Promise.all(content.places.map((place) => world.seen(place)))
  const fields = await publicEntryFields(content, places)
  const quality = assess(PROJECT_RULES, { ...subject, flows: fields.flows })
  rows.add('project_entry', projectEntry(indexed(record), 'PUBLIC', content, { ...fields, quality }))
  addPlaces(rows, record, 'project', { amountUsd: fields.amountUsd }, places)
}

function addPlaces(
  rows: CopyRows,
  { id, seat }: NewRecord,
  kind: 'need' | 'project',
  facts: PlaceOwnerFacts,
  places: readonly Partial<PublicPlace>[],
): void {
  const { from, to } = facts.need ?? {}
  for (const place of mapPlaces({ recordId: id, kind, workspaceId: seat.id }, facts, places)) {
    const need = 'needKind' in place ? place : undefined
    rows.add('map_place', {
      ...place,
      record_id: id,
      workspace_id: seat.id,
      need_kind: need?.needKind,
      sector_group: need?.sectorGroup,
      amount_usd: place.amountUsd,
      people_affected: need?.peopleAffected,
      starts_on: from,
      ends_on: to,
    })
  }
}
