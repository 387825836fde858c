import { CEFR } from '#app/features/classifications/cefr.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { isKnownSkill } from '#app/features/classifications/resolve-skill.server.ts'
import { CLEARANCES, CONTEXTS, SKILL_LEVELS, WORK_MODES } from '#app/features/expertise/content.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import { among, countBetween, listed, words, yesNo } from '#app/features/provenance/typed-values.ts'
import { MOST_DAYS, MOST_SLOTS, PRIORITIES } from './limits.ts'

const level = among(SKILL_LEVELS.map(String)).transform((text) => (typeof text === 'string' ? Number(text) : undefined))

/** A language by itself, whatever its country or script. */
export const isLanguageAsked = (tag: string) => /^[a-z]{2,3}$/.test(tag) && isRegisteredLanguage(tag)

/** How each field of the step of a request for expertise is read, in the form's order. */
export const REQUEST_FIELDS: FieldKinds = {
  'skills/*/skill': listed(isKnownSkill),
  'skills/*/level': level,
  'skills/*/must': yesNo,
  'languages/*/language': listed(isLanguageAsked),
  'languages/*/level': among(CEFR),
  'languages/*/must': yesNo,
  'facts/expertise/slots': countBetween(1, MOST_SLOTS),
  'facts/expertise/days': countBetween(1, MOST_DAYS),
  'facts/expertise/priority': among(PRIORITIES),
  'facts/expertise/mode': among(WORK_MODES),
  'facts/expertise/vouched': yesNo,
  ...Object.fromEntries(CLEARANCES.map((clearance) => [`facts/expertise/clearance/${clearance}`, yesNo])),
  ...Object.fromEntries(CONTEXTS.map((context) => [`facts/expertise/context/${context}`, yesNo])),
  'facts/expertise/conditions@': words(20_000),
}
