import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord, getPublishedRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { DATASET_SHAPE, type DatasetContent, type DatasetFile } from './record/content.ts'

/**
 * A dataset that somebody may read, with the content of the version that was asked for. Whatever gives a byte of a dataset
 * (pages, files, API, catalogues, searches) opens it here, or lists it by `readableEntries`.
 */
export type OpenDataset = {
  record: HeldRecord
  slug: string
  /** Which content: the current version, an older one by its number, or the working copy. */
  side: ContentSide
  /** Null for a working copy. */
  version: number | null
  content: DatasetContent
  /** Everybody may read it: it may be kept by caches, and named in public catalogues. */
  isPublic: boolean
}

const isVersionNumber = (text: string) => /^[1-9]\d{0,8}$/.test(text)

/**
 * Opens the current version of a dataset by its address, or the version `number` of it. Throws `not-found` for what does
 * not exist for this reader: drafts, what is shared with another workspace, versions from before it was made public; and `gone` for a withdrawn one,
 * with the reason.
 */
export async function openDataset(actor: Actor, slug: string, number?: string): Promise<OpenDataset> {
  const found = /^[a-z0-9-]{1,80}$/.test(slug) ? await db.dataset.findUnique({ where: { slug } }) : null
  if (!found || (number !== undefined && !isVersionNumber(number))) throw notFound('dataset')
  const held = await db.record.findUnique({
    where: { id: found.recordId },
    select: { workspaceId: true, currentVersion: true, publication: true },
  })
  if (!held || held.currentVersion === null) throw notFound('dataset')
  const version = number === undefined ? held.currentVersion : Number(number)
  if (version > held.currentVersion) throw notFound('dataset')
  const isMember = hasRole(actor, held.workspaceId)
  const [current, asked] = await Promise.all([readContent(found.recordId, held.currentVersion), readContent(found.recordId, version)])
  const isPublic = current.facts.visibility === 'public' && asked.facts.visibility === 'public'
  if (!isPublic && !isMember) throw notFound('dataset')
  const record = await getPublishedRecord('DATASET', found.recordId)
  // What was published between the two readings is read again.
  if (record.currentVersion !== held.currentVersion) return openDataset(actor, slug, number)
  return { record, slug, side: version, version, content: asked, isPublic }
}

/** Opens what the members of a workspace see of a dataset of theirs: its working copy, or the published version where there is none. Throws `not-found`. */
export async function openOwnDataset(actor: Actor, workspaceId: string, datasetId: string): Promise<OpenDataset> {
  const record = await getOwnRecord(actor, 'DATASET', workspaceId, datasetId)
  const dataset = await db.dataset.findUnique({ where: { recordId: record.id } })
  if (!dataset) throw notFound('dataset')
  const version = record.workingState === 'NONE' ? record.currentVersion : null
  const side: ContentSide = version ?? 'WORKING'
  return {
    record,
    slug: dataset.slug,
    side,
    version,
    content: fromParts<DatasetContent>(DATASET_SHAPE, await readParts(db, record.id, side)),
    isPublic: false,
  }
}

/** Opens a version of a dataset of one's own workspace, published or withdrawn. Throws `not-found`. */
export async function openOwnVersion(actor: Actor, workspaceId: string, datasetId: string, version: number): Promise<OpenDataset> {
  const own = await openOwnDataset(actor, workspaceId, datasetId)
  if (version < 1 || version > (own.record.currentVersion ?? 0)) throw notFound('dataset')
  return { ...own, side: version, version, content: await readContent(own.record.id, version) }
}

const readContent = async (recordId: string, version: number) =>
  fromParts<DatasetContent>(DATASET_SHAPE, await readParts(db, recordId, version))

/**
 * Of entries of published datasets, as `entry`, those that the actor may read: the same decision as a condition for lists. `value` gives the
 * placeholder of a value.
 */
export function readableEntries(actor: Actor, value: (value: unknown) => string): string {
  if (actor.kind === 'operator' || actor.kind === 'system') return `entry.side = 'PUBLIC'`
  const own = [...actor.memberships.keys()]
  return own.length === 0
    ? `entry.side = 'PUBLIC' and entry.visibility = 'public'`
    : `entry.side = 'PUBLIC' and (entry.visibility = 'public' or entry.workspace_id = any(${value(own)}::uuid[]))`
}

export type PublicVersion = { recordId: string; number: number; publishedAt: Date; file: DatasetFile | null }

/**
 * Of public datasets, every version that everybody may read, newest first: those from before a dataset was made public are none. The caller has seen
 * to it that the datasets themselves are public.
 */
export function listPublicVersions(recordIds: readonly string[]): Promise<PublicVersion[]> {
  return sql<PublicVersion>(
    `select version.record_id as "recordId", version.number, version.published_at as "publishedAt", facts.data->'file' as file
     from record_version version join record_part facts on facts.record_id = version.record_id and facts.path = 'facts'
       and facts.since <= version.number and (facts.until is null or facts.until > version.number)
     where version.record_id = any($1::uuid[]) and facts.data->>'visibility' = 'public'
     order by version.record_id, version.number desc`,
    [recordIds],
  )
}

/** Whether what is published of a dataset is for the members of its workspace alone. */
export const isPublishedForMembers = async (recordId: string): Promise<boolean> =>
  (await db.datasetEntry.count({ where: { recordId, side: 'PUBLIC', visibility: 'workspace' } })) > 0

/** The load that a content's file was read by. Throws `not-found` where there is none. */
export function loadIdOf({ content }: OpenDataset): string {
  const { file } = content.facts
  if (!file) throw new AppError('not-found', 'notFound.datasetFile')
  return file.loadId
}
