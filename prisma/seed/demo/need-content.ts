import type { NeedContent } from '#app/features/needs/content.ts'
import { readAsked, readAskedLanguages, readAskedSkills } from './asks.ts'
import { readMoney } from './budgets.ts'
import { rowIdOf } from './ids.ts'
import { readPlace } from './places.ts'
import { randomFor } from './random.ts'
import { sourceLanguageOf, type NeedSeed } from './seeds.ts'

/** Everything a need says. `projectIds` are the projects that answer it; `nextId` makes the ids of rows that link nothing. */
export function needContent(seed: NeedSeed, projectIds: readonly string[], nextId: () => string): NeedContent {
  const [from, to] = seed.period
  const languages = Object.keys(seed.title)
  return {
    facts: {
      kind: seed.kind,
      severity: seed.severity,
      sector: seed.sector,
      ...(seed.people !== undefined && { peopleAffected: seed.people }),
      ...(seed.money && { money: readMoney(seed.money) }),
      ...(seed.quantity && { quantity: seed.quantity }),
      from,
      to,
      place: readPlace(seed.place, languages, randomFor(seed.key)),
      ...(seed.covered && { covered: seed.covered }),
      ...(seed.coveredNote && { coveredNote: seed.coveredNote }),
      sourceLanguage: sourceLanguageOf(seed),
      ...(seed.asks && { expertise: readAsked(seed.asks) }),
    },
    texts: { title: seed.title, summary: seed.summary },
    projects: projectIds.map((projectId) => ({ id: rowIdOf(projectId), projectId })),
    skills: readAskedSkills(seed.asks, nextId),
    languages: readAskedLanguages(seed.asks, nextId),
  }
}
