import { z } from 'zod'
import { PRECISIONS } from '#app/features/projects/content.ts'
import type { OwnRecord } from '#app/features/provenance/own-records.server.ts'
import { placeJson } from './json-shapes.ts'

/** How a record of a token's own workspace stands, beside what it says. */
export const ownStateShape = {
  version: z
    .number()
    .int()
    .nullable()
    .describe('The version the public is served, or was before withdrawal; null for what was never published.'),
  status: z.enum(['NONE', 'PUBLISHED', 'WITHDRAWN']).describe('Of the publication.'),
  workingState: z.enum(['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED']).describe('Of the working copy; NONE where what is published stands.'),
  revision: z.number().int().describe('Raised by every change; also the ETag, to be sent in If-Match with a change.'),
}

/** A place as its owner holds it. */
export const ownPlaceShape = placeJson.extend({
  precision: z.enum(PRECISIONS).describe('How precisely the place is known.'),
  publicPrecision: z.enum(PRECISIONS).describe('How precisely the public may see it.'),
})

export const ownState = ({ version, publication, workingState, revision }: OwnRecord) => ({
  version,
  status: publication,
  workingState,
  revision,
})
