import { addDays, daysBetween, officeTime } from '../calendar.ts'
import { DEMO_TODAY } from '../demo.ts'
import { membersWith } from '../people.ts'
import type { Random } from '../random.ts'
import { isWritten, type Blocks, type Written } from './blocks.ts'
import type { DemoConsent, DemoExpert, DemoVerification } from './expert.ts'
import { withCount } from './texts.ts'

/** Who is asked, of a hundred: most are shown and proposed, some to coordinators alone, some at home alone, a few by nobody. */
export function drawConsent(
  blocks: Blocks,
  roster: Written,
  { isOwn, createdOn }: { isOwn: boolean; createdOn: string },
  random: Random,
): DemoConsent {
  const draw = random.between(1, 100)
  const showsName = random.chance(45)
  const note = withCount(roster, random.pick(blocks.sentences.consent[roster]), random.between(104, 987))
  const at = officeTime(createdOn, random.between(20, 400))
  const stated = { stated: isOwn ? { source: 'PERSON' as const, at } : { source: 'WORKSPACE' as const, at, note } }
  if (isOwn || draw <= 60) return { seenBy: 'PUBLIC', proposedBy: 'COORDINATORS', showsName, ...stated }
  if (draw <= 85) return { seenBy: 'COORDINATORS', proposedBy: 'COORDINATORS', showsName, ...stated }
  if (draw <= 95) return { seenBy: 'WORKSPACE', proposedBy: 'WORKSPACE', showsName: false, ...stated }
  return { seenBy: 'WORKSPACE', proposedBy: 'NOBODY', showsName: false }
}

type Subject = Pick<DemoExpert, 'workspace' | 'content'> & { roster: Written; createdOn: string; isSeasoned: boolean }

/** How a roster vouches for the main skills of an expert: by what it saw, by its word, or not at all. */
export function drawVerifications(blocks: Blocks, subject: Subject, random: Random, nextId: () => string): DemoVerification[] {
  const { workspace, content, roster, createdOn, isSeasoned } = subject
  const draw = random.between(1, 100)
  const kind = draw <= (isSeasoned ? 80 : 32) ? 'VERIFIED' : draw <= (isSeasoned ? 95 : 58) ? 'ATTESTED' : null
  if (!kind) return []
  const validators = membersWith(workspace, ['VALIDATOR', 'MANAGER'])
  const left = Math.max(1, daysBetween(createdOn, addDays(DEMO_TODAY, -2)))
  const vouched = content.skills.slice(0, kind === 'VERIFIED' ? random.between(2, 3) : random.between(1, 2))
  const by = random.pick(validators)
  const on = addDays(createdOn, random.between(0, left))
  return vouched.flatMap(({ key, level }) => {
    if (!key) return []
    const sentences = blocks.sentences[kind === 'VERIFIED' ? 'verified' : 'attested'][roster]
    return {
      id: nextId(),
      skill: key,
      // A roster vouches up to what it has seen, now and then less than what is claimed.
      level: Math.max(1, level - (random.chance(12) ? 1 : 0)),
      kind,
      evidence: withCount(roster, random.pick(sentences), random.between(104, 987)),
      by,
      at: officeTime(on, random.between(410, 500)),
      ...(kind === 'VERIFIED' && random.chance(60) && { validUntil: addDays('2027-10-31', random.between(0, 900)) }),
    }
  })
}

/** The language of a roster, in which it writes its notes. Throws where that is none of the five. */
export function rosterLanguage(language: string): Written {
  if (!isWritten(language)) throw new Error(`A roster of the demonstration writes ${language}`)
  return language
}
