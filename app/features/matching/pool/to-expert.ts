import type { SkillKey } from '#app/features/classifications/skills.ts'
import { EMPTY_EXPERT, type Confidence, type ExpertContent, type SkillLevel } from '#app/features/expertise/content.ts'
import type { MatchExpert } from '#app/features/matching/model.ts'

/** A profile as it is read for matching: its content as JSON text, with how its skills are vouched for and the missions accepted. */
export type ExpertRow = {
  id: string
  workspaceId: string
  organisationId: string | null
  proposedBy: MatchExpert['proposedBy']
  content: string
  /** Organisations it declares a conflict with, each as the one it was merged into; null: none. */
  conflicts?: string[] | null
  /** JSON of StatedVerification[]; null: none. */
  verifications: string | null
  /** JSON of missions; null: none. */
  missions: string | null
}

export type StatedVerification = { id: string; skill: string; level: number; kind: 'ATTESTED' | 'VERIFIED'; validUntil: string | null }

/** The expert of a row on a day (YYYY-MM-DD), on which verifications must still be valid. No name and no address are read. */
export function toExpert(row: ExpertRow, today: string): MatchExpert {
  const content: ExpertContent = { ...EMPTY_EXPERT, ...(JSON.parse(row.content) as Partial<ExpertContent>) }
  const verifications = (row.verifications === null ? [] : (JSON.parse(row.verifications) as StatedVerification[])).filter(
    ({ validUntil }) => validUntil === null || validUntil >= today,
  )
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    organisationId: row.organisationId,
    skills: content.skills.flatMap(({ key, level }) => (key === undefined ? [] : vouchedLevels(key, level, verifications))),
    languages: content.languages,
    countries: content.countries,
    contexts: content.contexts,
    ...(content.base === undefined ? {} : { base: content.base }),
    availability: content.availability,
    mode: content.mode,
    daysPerYear: content.daysPerYear,
    restDays: content.restDays,
    atOnce: content.atOnce,
    clearances: content.clearances,
    notIn: content.notIn,
    conflicts: row.conflicts ?? content.conflicts,
    proposedBy: row.proposedBy,
    missions: row.missions === null ? [] : (JSON.parse(row.missions) as MatchExpert['missions']),
    text: joined(content),
  }
}

type HeldSkill = MatchExpert['skills'][number]

const CONFIDENCE_OF: Readonly<Record<StatedVerification['kind'], Confidence>> = { VERIFIED: 'verified', ATTESTED: 'attested' }

/** A skill at the level claimed and, where it is vouched for up to a lower one, at that level too: a request may ask for either. */
function vouchedLevels(key: SkillKey, claimed: SkillLevel, verifications: readonly StatedVerification[]): HeldSkill[] {
  const held: HeldSkill[] = []
  for (const { id, skill, level, kind } of [...verifications].sort(bestFirst)) {
    if (skill !== key) continue
    const upTo = Math.min(level, claimed) as SkillLevel
    if (held.every((better) => better.level < upTo)) held.push({ key, level: upTo, confidence: CONFIDENCE_OF[kind], verificationId: id })
  }
  return held.some(({ level }) => level === claimed) ? held : [...held, { key, level: claimed, confidence: 'self' }]
}

const bestFirst = (one: StatedVerification, other: StatedVerification) =>
  Number(other.kind === 'VERIFIED') - Number(one.kind === 'VERIFIED') || other.level - one.level || (one.id < other.id ? -1 : 1)

/** Headline and summary of each language as one text. */
function joined({ headline, summary }: ExpertContent): MatchExpert['text'] {
  const languages = [...new Set([...Object.keys(headline), ...Object.keys(summary)])]
  return Object.fromEntries(languages.map((language) => [language, [headline[language], summary[language]].filter(Boolean).join('\n')]))
}
