import { z } from 'zod'
import { COMPONENTS, DEFAULT_WEIGHTS, type Weights } from '#app/features/matching/model.ts'
import { SOUTH_POLICIES, type SouthPolicy } from '#app/features/matching/scoring/context.ts'

/** What a coordinator chooses for a round; stored with it. */
export type RoundSettings = {
  /** Points of each component, 1000 in all. */
  weights: Weights
  south: SouthPolicy
  /** Distance to the proven bound at which a stage may stop: 0 to 0.05. */
  gap: number
  /** Seconds for solving, 5 to 60. */
  seconds: number
  /** Days before a mission begins on which its assignment is to be settled, 0 to 120. */
  leadDays: number
  /** Most assignments to the experts of one roster; null: as many as may be. */
  mostPerRoster: number | null
}

export const ALL_POINTS = 1000

export const DEFAULT_SETTINGS: RoundSettings = {
  weights: DEFAULT_WEIGHTS,
  south: 'south',
  gap: 0.005,
  seconds: 20,
  leadDays: 21,
  mostPerRoster: null,
}

const points = z.number().int().min(0).max(ALL_POINTS)

export const weightsSchema = z
  .strictObject(Object.fromEntries(COMPONENTS.map((code) => [code, points])) as Record<(typeof COMPONENTS)[number], typeof points>)
  .refine((weights) => COMPONENTS.reduce((sum, code) => sum + weights[code], 0) === ALL_POINTS, { message: 'sum' })

export const settingsSchema = z.strictObject({
  weights: weightsSchema,
  south: z.enum(SOUTH_POLICIES),
  gap: z.number().min(0).max(0.05),
  seconds: z.number().int().min(5).max(60),
  leadDays: z.number().int().min(0).max(120),
  mostPerRoster: z.number().int().min(1).max(10_000).nullable(),
})
