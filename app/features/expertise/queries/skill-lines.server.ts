import { CONFIDENCES, type Confidence, type ExpertSkill, type SkillLevel } from '#app/features/expertise/content.ts'
import { vouchedFor, type Vouching } from '#app/features/expertise/vouched.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { skillNameOf } from './skill-names.server.ts'

/** A skill as one reads it: how well, and how far it is vouched for. */
export type SkillLine<V extends Vouching = Vouching> = {
  id: string
  name: TaggedText
  level: SkillLevel
  confidence: Confidence
  vouching: V | null
}

/** A person's skills, the best and best vouched for first. */
export function skillLines<V extends Vouching>(
  skills: readonly ExpertSkill[],
  vouchings: readonly V[],
  { language, today }: { language: Language; today: string },
): SkillLine<V>[] {
  return skills
    .flatMap((skill) => {
      const name = skill.key
        ? { text: skillNameOf(skill.key, language), lang: language, dir: 'auto' as const }
        : taggedText(skill.words, language)
      if (!name) return []
      const { confidence, by } = vouchedFor(skill, vouchings, today)
      return [{ id: skill.id, name, level: skill.level, confidence, vouching: by }]
    })
    .sort((a, b) => b.level - a.level || CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence))
}
