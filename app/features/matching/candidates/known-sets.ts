import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { WorkMode } from '#app/features/expertise/content.ts'
import { answersMust, fitsMode, speaks } from '#app/features/matching/scoring/predicates.ts'
import type { ReadyExpert, ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { answersSkill } from '#app/features/matching/scoring/skill-table.ts'
import { addPlace, emptySet, fullSet, setOf, type BitSet } from './bit-set.ts'

/**
 * An inverted index, written as it is asked: who answers a must-have skill, who speaks a language at a level, who works on site. Requests ask much the
 * same, so that each list is made once.
 */
export class KnownSets {
  readonly #experts: readonly ReadyExpert[]
  readonly #sets = new Map<string, BitSet>()
  readonly #holders = new Map<SkillKey, number[]>()
  readonly everybody: BitSet

  constructor(experts: readonly ReadyExpert[]) {
    this.#experts = experts
    for (const [place, { skills }] of experts.entries()) {
      for (const { key } of skills) {
        const places = this.#holders.get(key)
        if (places) places.push(place)
        else this.#holders.set(key, [place])
      }
    }
    this.everybody = fullSet(experts.length)
  }

  answering(asked: ReadyRequest['skills'][number], mustBeVouched: boolean): BitSet {
    return this.#known(`skill ${asked.key} ${asked.level} ${mustBeVouched}`, () => {
      const set = emptySet(this.#experts.length)
      for (const [key, places] of this.#holders) {
        if (!answersSkill(key, asked.key)) continue
        for (const place of places) if (this.#holds(place, (expert) => answersMust(asked, expert, mustBeVouched))) addPlace(set, place)
      }
      return set
    })
  }

  speaking(asked: ReadyRequest['languages'][number]): BitSet {
    return this.#known(`language ${asked.tag} ${asked.rank}`, () => this.#whoever((expert) => speaks(asked, expert)))
  }

  fitting(request: ReadyRequest): BitSet {
    const mode: WorkMode = request.request.mode
    return mode === 'either' ? this.everybody : this.#known(`mode ${mode}`, () => this.#whoever((expert) => fitsMode(request, expert)))
  }

  /** One set for each must-have skill and language of a request, and one for its mode: who can answer it is in all of them. */
  asked(request: ReadyRequest): BitSet[] {
    const { skills, languages } = request
    return [
      ...skills.filter(({ must }) => must).map((asked) => this.answering(asked, request.request.vouched)),
      ...languages.filter(({ must }) => must).map((asked) => this.speaking(asked)),
      ...(request.request.mode === 'either' ? [] : [this.fitting(request)]),
    ]
  }

  #known(key: string, make: () => BitSet): BitSet {
    let set = this.#sets.get(key)
    if (!set) {
      set = make()
      this.#sets.set(key, set)
    }
    return set
  }

  #whoever(holds: (expert: ReadyExpert) => boolean): BitSet {
    return setOf(this.#experts.length, (place) => this.#holds(place, holds))
  }

  #holds(place: number, holds: (expert: ReadyExpert) => boolean): boolean {
    const expert = this.#experts[place]
    return expert !== undefined && holds(expert)
  }
}
