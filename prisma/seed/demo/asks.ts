import { z } from 'zod'
import { CEFR, isCefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import { CLEARANCES, CONTEXTS } from '#app/features/expertise/content.ts'
import { WORK_MODES, type AskedExpertise, type NeedContent } from '#app/features/needs/content.ts'

const SKILL = /^((?:isco|dac):\d{1,5}) ([1-4])( must)?$/
const LANGUAGE = new RegExp(`^([a-z]{2,3}) (${CEFR.join('|')})( must)?$`)

/** What a request for expertise asks, as a data file writes it. */
export const asksSeed = z.strictObject({
  slots: z.number().int().positive(),
  priority: z.enum(['1', '2', '3']),
  mode: z.enum(WORK_MODES),
  days: z.number().int().positive(),
  /** "isco:214 3 must": a code, a level, and whether it is indispensable. */
  skills: z.array(z.string().regex(SKILL)).min(1),
  /** "ar C1 must". */
  languages: z.array(z.string().regex(LANGUAGE)),
  clearance: z.array(z.enum(CLEARANCES)).default([]),
  context: z.array(z.enum(CONTEXTS)).default([]),
})

export type AsksSeed = z.infer<typeof asksSeed>

const allTrue = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, true]))

export function readAsked({ slots, priority, mode, days, clearance, context }: AsksSeed): AskedExpertise {
  return {
    slots,
    priority,
    mode,
    days,
    ...(clearance.length > 0 && { clearance: allTrue(clearance) }),
    ...(context.length > 0 && { context: allTrue(context) }),
  }
}

/** The rows of what is asked; none of a need that asks for no expertise. */
export function readAskedSkills(asks: AsksSeed | undefined, nextId: () => string): NeedContent['skills'] {
  return (asks?.skills ?? []).map((text) => {
    const [, skill, level, must] = SKILL.exec(text) ?? []
    return { id: nextId(), skill: skill as SkillKey, level: Number(level), must: must !== undefined }
  })
}

/** The same of languages. */
export function readAskedLanguages(asks: AsksSeed | undefined, nextId: () => string): NeedContent['languages'] {
  return (asks?.languages ?? []).map((text) => {
    const [, language = '', level = '', must] = LANGUAGE.exec(text) ?? []
    if (!isCefr(level)) throw new Error(`No such level: ${text}`)
    return { id: nextId(), language, level, must: must !== undefined }
  })
}
