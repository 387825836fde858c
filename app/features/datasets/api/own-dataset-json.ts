import { z } from 'zod'
import { instantJson, languageTextJson } from '#app/features/projects/queries/json-shapes.ts'
import { ownStateShape } from '#app/features/projects/queries/own-json.ts'

/** A dataset of a token's own workspace as it is being worked on. */
export const ownDatasetShape = z.object({
  id: z.uuid(),
  workspace: z.string(),
  slug: z.string().nullable().describe('As its address has it.'),
  title: languageTextJson,
  summary: languageTextJson,
  licence: z.string().nullable().describe('SPDX identifier.'),
  visibility: z.string().describe('`public` or `workspace`.'),
  dueOn: z.iso.date().nullable().describe('The day after which a new version is due.'),
  ...ownStateShape,
  url: z.url(),
  updatedAt: instantJson,
})
export type OwnDatasetJson = z.infer<typeof ownDatasetShape>
