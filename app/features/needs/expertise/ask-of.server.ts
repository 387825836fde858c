import { isCefr } from '#app/features/classifications/cefr.ts'
import { isKnownSkill } from '#app/features/classifications/resolve-skill.server.ts'
import { CLEARANCES, CONTEXTS, WORK_MODES } from '#app/features/expertise/content.ts'
import type { AskedExpertise, NeedContent } from '#app/features/needs/content.ts'
import { requestLacks } from './hindrances.ts'
import type { Ask } from './ask.ts'
import { MOST_DAYS, MOST_LANGUAGES, MOST_SKILLS, MOST_SLOTS, PRIORITIES, USUAL_PRIORITY } from './limits.ts'
import { isLanguageAsked } from './fields.server.ts'

/**
 * What a need asks, as matching reads it; null where it is no request, or says too little or what cannot be answered: content that
 * was imported, or published by an earlier version of this program, is held against everything that the form asks. Pure.
 */
export function askOf(content: NeedContent, country: string | undefined): Ask | null {
  const { facts, skills, languages } = content
  if (facts.kind !== 'expertise' || requestLacks(content).length > 0 || !facts.from || !facts.to || facts.to < facts.from) return null
  const { slots, days } = facts.expertise ?? {}
  if (!isWithin(slots, MOST_SLOTS) || !isWithin(days, MOST_DAYS) || skills.length > MOST_SKILLS || languages.length > MOST_LANGUAGES)
    return null
  const ask = draftAsk(content, country)
  const isWhole = ask.skills.length === skills.length && ask.languages.length === languages.length && ask.skills.some(({ must }) => must)
  return isWhole ? ask : null
}

/** The same of a request that is still being written: what it does not say yet asks nothing. Pure. */
export function draftAsk({ facts, texts, skills, languages }: NeedContent, country: string | undefined): Ask {
  const expertise: AskedExpertise = facts.expertise ?? {}
  return {
    skills: oncePer(skills, ({ skill }) => skill).flatMap(({ skill, level, must }) =>
      isKnownSkill(skill) && isLevel(level) ? [{ key: skill, level, must: must === true }] : [],
    ),
    languages: oncePer(languages, ({ language }) => language).flatMap(({ language, level, must }) =>
      isLanguageAsked(language) && level && isCefr(level) ? [{ tag: language, level, must: must === true }] : [],
    ),
    sector: facts.sector,
    country,
    ...(facts.from && facts.to && facts.to >= facts.from ? { from: facts.from, to: facts.to } : {}),
    mode: WORK_MODES.find((mode) => mode === expertise.mode) ?? 'either',
    slots: isWithin(expertise.slots, MOST_SLOTS) ? expertise.slots : 1,
    priority: priorityOf(expertise.priority),
    days: isWithin(expertise.days, MOST_DAYS) ? expertise.days : 1,
    vouched: expertise.vouched === true,
    clearances: CLEARANCES.filter((clearance) => expertise.clearance?.[clearance] === true),
    contexts: CONTEXTS.filter((context) => expertise.context?.[context] === true),
    text: Object.fromEntries(
      [...new Set([...Object.keys(texts.title), ...Object.keys(texts.summary)])].map((lang) => [
        lang,
        [texts.title[lang], texts.summary[lang]].filter(Boolean).join('\n'),
      ]),
    ),
  }
}

const isLevel = (level: number | undefined): level is 1 | 2 | 3 | 4 => level !== undefined && [1, 2, 3, 4].includes(level)
const isWithin = (count: number | undefined, most: number): count is number =>
  count !== undefined && Number.isInteger(count) && count >= 1 && count <= most
const priorityOf = (stated: string | undefined) => Number(PRIORITIES.find((known) => known === stated) ?? USUAL_PRIORITY) as 1 | 2 | 3

const oncePer = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] =>
  rows.filter((row, index) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === index)
