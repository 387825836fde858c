import type { SkillKey } from '#app/features/classifications/skills.ts'

export type Relation = 'exact' | 'sibling' | 'group' | 'none'

/** What a skill counts for that is near the one asked. */
export const RELATION_VALUES: Readonly<Record<Relation, number>> = { exact: 1, sibling: 0.5, group: 0.25, none: 0 }

/** A skill answers one that is asked where it is that skill or part of it: `isco:213` answers `isco:21`, not the other way round. */
export const answersSkill = (has: SkillKey, asked: SkillKey): boolean => has.startsWith(asked)

/**
 * How a skill stands to one that is asked. One that answers it is as good as exact; a wider one is a sibling, as are two ISCO minor groups of one sub-major
 * group and two DAC sectors of one group; two ISCO codes of one major group have that group in common.
 */
export function skillRelation(has: SkillKey, asked: SkillKey): Relation {
  if (answersSkill(has, asked)) return 'exact'
  if (answersSkill(asked, has)) return 'sibling'
  const start = has.indexOf(':') + 1
  if (has.slice(0, start) !== asked.slice(0, start)) return 'none'
  const isAlike = (digits: number) => has.slice(0, start + digits) === asked.slice(0, start + digits)
  if (has.startsWith('dac:')) return isAlike(3) ? 'sibling' : 'none'
  if (isAlike(2)) return 'sibling'
  return isAlike(1) ? 'group' : 'none'
}

/** Skills as small numbers, and how each stands to those that are asked, worked out once. */
export class SkillTable {
  readonly #places = new Map<SkillKey, number>()
  readonly #keys: SkillKey[] = []
  readonly #relations = new Map<SkillKey, Relation[]>()

  /** The number of a skill, from now on. */
  placeOf(key: SkillKey): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.#keys.length)
    return this.#keys.push(key) - 1
  }

  keyAt(place: number): SkillKey | undefined {
    return this.#keys[place]
  }

  /** How the skills known so far stand to one that is asked, by number. */
  relationsTo(asked: SkillKey): readonly Relation[] {
    let relations = this.#relations.get(asked)
    if (!relations) {
      relations = []
      this.#relations.set(asked, relations)
    }
    for (let place = relations.length; place < this.#keys.length; place += 1) {
      const key = this.#keys[place]
      relations.push(key ? skillRelation(key, asked) : 'none')
    }
    return relations
  }
}
