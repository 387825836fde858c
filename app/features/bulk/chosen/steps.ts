import { z } from 'zod'

/** What is done with each of the records that were chosen; see README. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('owner'), ownerId: z.uuid().nullable() }),
  z.object({ kind: z.literal('sector'), code: z.string().regex(/^\d{5}$/) }),
  z.object({ kind: z.literal('iatiStatus'), code: z.string().regex(/^[1-6]$/) }),
  z.object({ kind: z.literal('severity'), level: z.number().int().min(1).max(5) }),
  z.object({ kind: z.literal('visibility'), code: z.enum(['public', 'workspace']) }),
  z.object({ kind: z.literal('submit') }),
  z.object({ kind: z.literal('takeBack') }),
  z.object({ kind: z.literal('publish') }),
  z.object({ kind: z.literal('withdraw'), reason: z.string().min(1).max(2000) }),
  z.object({ kind: z.literal('delete') }),
])
export type Step = z.infer<typeof stepSchema>
export type StepKind = Step['kind']

/** The steps that a kind of record knows, in the order in which they are offered. */
export const STEPS_OF: Record<'PROJECT' | 'NEED' | 'DATASET', readonly StepKind[]> = {
  PROJECT: ['owner', 'sector', 'iatiStatus', 'submit', 'takeBack', 'publish', 'withdraw', 'delete'],
  NEED: ['owner', 'sector', 'severity', 'submit', 'takeBack', 'publish', 'withdraw', 'delete'],
  DATASET: ['owner', 'sector', 'visibility', 'submit', 'takeBack', 'publish', 'withdraw', 'delete'],
}

/** Steps that change the content; the others change the record's state or who is in charge. */
const CONTENT: ReadonlySet<StepKind> = new Set<StepKind>(['sector', 'iatiStatus', 'severity', 'visibility'])
export const changesContent = (step: Step | null) => step === null || CONTENT.has(step.kind)

/** Records by id, or all that a register shows under an address. */
export type Selection = { ids: string[] } | { query: string }

/** The most records that are changed at once. */
export const MOST_CHOSEN = 5000
