import { z } from 'zod'
import { CEFR, isCefr } from '#app/features/classifications/cefr.ts'
import { CLEARANCES, CONTEXTS, WORK_MODES } from '#app/features/expertise/content.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { languageTextJson } from '#app/features/projects/queries/json-shapes.ts'

const must = z.boolean().describe('Whether it must be there, or is only wanted.')

/** What a request for expertise asks, in the API. */
export const requestJsonShape = z
  .object({
    slots: z.number().int().nullable().describe('Experts asked for.'),
    priority: z.number().int().min(1).max(3).nullable().describe('1 is the most pressing.'),
    mode: z.enum(WORK_MODES).nullable(),
    days: z.number().int().nullable().describe('Working days of each expert.'),
    vouched: z.boolean().describe('Whether skills that must be there count only where a workspace vouches for them.'),
    skills: z.array(
      z.object({
        skill: z.string().describe('An occupation of ISCO-08 (isco:213) or a sector of the DAC (dac:14030).'),
        level: z.number().int().min(1).max(4).nullable().describe('1 basic notions, 2 guided practice, 3 works alone, 4 authority.'),
        must,
      }),
    ),
    languages: z.array(z.object({ language: z.string().describe('BCP 47.'), level: z.enum(CEFR).nullable(), must })),
    clearances: z.array(z.enum(CLEARANCES)),
    contexts: z.array(z.enum(CONTEXTS)).describe('What somebody should know of such missions.'),
    conditions: languageTextJson,
  })
  .describe('Of a need of kind expertise; null of any other.')

export type RequestJson = z.infer<typeof requestJsonShape>

/** What a need asks of experts; null where it is no request for expertise, whatever it once was. Pure. */
export function requestJson({ facts, skills, languages }: NeedContent): RequestJson | null {
  if (facts.kind !== 'expertise') return null
  const { slots, priority, mode, days, vouched, clearance, context, conditions } = facts.expertise ?? {}
  return {
    slots: slots ?? null,
    priority: priority ? Number(priority) : null,
    mode: mode ?? null,
    days: days ?? null,
    vouched: vouched === true,
    skills: skills.map(({ skill, level, must: isMust }) => ({ skill, level: level ?? null, must: isMust === true })),
    languages: languages.map(({ language, level, must: isMust }) => ({
      language,
      level: level && isCefr(level) ? level : null,
      must: isMust === true,
    })),
    clearances: CLEARANCES.filter((name) => clearance?.[name]),
    contexts: CONTEXTS.filter((name) => context?.[name]),
    conditions: conditions ?? {},
  }
}
