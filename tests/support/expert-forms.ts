import { skillTypedName } from '#app/features/classifications/skill-form.ts'
import { holdExpert, sectionPrint } from '#app/features/expertise/internal/held-expert.server.ts'
import { BASE_NAME, type ExpertSection } from '#app/features/expertise/sections.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'

/** The form of a section as its page sends it now, with what a person typed. A list sends its name several times. */
export async function sectionForm(profileId: string, section: ExpertSection, typed: Record<string, string | string[]>): Promise<FormData> {
  const form = new FormData()
  form.set(BASE_NAME, sectionPrint(await holdExpert(OPERATOR, { profileId }), section))
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === 'string') form.set(name, value)
    else for (const one of value) form.append(name, one)
  }
  return form
}

/** Fields of one row of skills, typed without a script. */
export const typedSkill = (row: number, words: string, level: number, id = '') => ({
  [`skills/${row}/key`]: '',
  [skillTypedName(`skills/${row}/key`)]: words,
  [`skills/${row}/level`]: String(level),
  [`skills/${row}/id`]: id,
})

export const ABOUT = { kind: 'PERSON', name: 'Awa Diop', 'headline@fr': 'Hydrogéologue' }

export const AVAILABILITY = { mode: 'either', daysPerYear: '60', restDays: '0' }
