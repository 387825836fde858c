import type { Evidence } from '#app/features/matching/model.ts'
import { worthOf } from './predicates.ts'
import type { ReadyExpert, ReadyRequest } from './prepare.ts'

type AskedSkill = ReadyRequest['skills'][number]
type HeldSkill = ReadyExpert['skills'][number]

/** The held skill that is worth most for one that is asked; null where none is worth anything. Of equal ones the first by key. */
export function nearestSkill(asked: AskedSkill, { skills }: ReadyExpert): { held: HeldSkill; worth: number } | null {
  let best: { held: HeldSkill; worth: number } | null = null
  for (const held of skills) {
    const worth = worthOf(asked, held)
    if (worth > 0 && (!best || worth > best.worth || (worth === best.worth && held.key < best.held.key))) best = { held, worth }
  }
  return best
}

/** One skill asked and the one that answers it: a given one, or the nearest there is. */
export function skillEvidence(asked: AskedSkill, answer: HeldSkill | 'nearest', expert: ReadyExpert): Evidence {
  const held = answer === 'nearest' ? (nearestSkill(asked, expert)?.held ?? null) : answer
  return {
    kind: 'skill',
    asked: asked.key,
    askedLevel: asked.level,
    must: asked.must,
    has: held?.key ?? null,
    level: held?.level ?? 0,
    relation: (held && asked.relations[held.place]) ?? 'none',
    confidence: held?.confidence ?? null,
    ...(held?.verificationId === undefined ? {} : { verificationId: held.verificationId }),
  }
}
