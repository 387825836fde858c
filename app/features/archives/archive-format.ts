import { z } from 'zod'
import { WORKSPACE_KINDS, ROLES } from '#app/features/workspaces/roles.ts'
import { bundleManifest } from '#app/platform/bundle/manifest.ts'

export const ARCHIVE_FORMAT = 'passerelle-workspace'
export const ARCHIVE_VERSION = 1

export const tableMember = (table: string) => `data/${table}.ndjson`
export const fileMember = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`
export const PEOPLE = 'people.ndjson'
export const ORGANISATION = 'organisation.ndjson'

/** Records by kind, experts, people, files. */
const counts = z.record(z.string(), z.number().int().nonnegative())
export type Counts = z.infer<typeof counts>

/** What the manifest of a workspace's archive says beside its members. */
export const archiveManifest = bundleManifest.extend({
  workspace: z.object({
    id: z.uuid().lowercase(),
    slug: z.string().max(60),
    kind: z.enum(WORKSPACE_KINDS),
    name: z.record(z.string(), z.string()),
  }),
  counts,
  /** Columns of each table that the rows may have. */
  columns: z.record(z.string(), z.array(z.string().regex(/^\w+$/))),
})
export type ArchiveManifest = z.infer<typeof archiveManifest>

/** Somebody whom rows name: a member with address and role, anybody else by name. */
export const archivedPerson = z.object({
  id: z.uuid(),
  name: z.string().max(500),
  email: z.email().max(320).optional(),
  language: z.string().max(8).optional(),
  role: z.enum(ROLES).optional(),
})
export type ArchivedPerson = z.infer<typeof archivedPerson>

/** The organisation whose workspace it is, as the register has it. */
export const archivedOrganisation = z.object({
  ref: z.string().max(250).nullable(),
  type: z.string().max(20).nullable(),
  name: z.record(z.string(), z.string()),
  country: z.string().length(2).nullable(),
})
