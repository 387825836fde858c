import { isCefr, type Cefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import {
  CLEARANCES,
  CONTEXTS,
  type Clearance,
  type Context,
  type ExpertContent,
  type ExpertSkill,
  type SkillLevel,
} from '#app/features/expertise/content.ts'
import { addDays } from '../calendar.ts'
import type { Random } from '../random.ts'
import { readSpoken, type Archetype, type Origin } from './blocks.ts'

/** Years at work, of which the rest follows. */
export type Seniority = 'junior' | 'middle' | 'senior'

const RANK: Record<Seniority, number> = { junior: 2, middle: 3, senior: 4 }
const YEARS: Record<Seniority, [number, number]> = { junior: [4, 7], middle: [8, 14], senior: [15, 28] }

/** Those of an origin where few speak what is asked have long experience. */
export function drawSeniority({ seasoned }: Origin, random: Random): Seniority {
  if (seasoned) return 'senior'
  if (random.chance(38)) return 'senior'
  return random.chance(80) ? 'middle' : 'junior'
}

export const drawYears = (seniority: Seniority, random: Random) => random.between(...YEARS[seniority])

const levelOf = (value: number) => Math.max(1, Math.min(4, value)) as SkillLevel

/** The occupations and sectors of an archetype: the main ones at the level of the seniority, the others lower. */
export function drawSkills({ isco, dac }: Archetype, seniority: Seniority, random: Random, nextId: () => string): ExpertSkill[] {
  const rank = RANK[seniority]
  const skill = (key: SkillKey, level: number): ExpertSkill => ({ id: nextId(), key, level: levelOf(level) })
  const [mainOccupation = '', ...occupations] = isco
  const [mainSector = '', ...sectors] = dac
  return [
    skill(`isco:${mainOccupation}`, rank),
    skill(`dac:${mainSector}`, rank),
    ...occupations.filter((_, nth) => nth === 0 || random.chance(55)).map((code) => skill(`isco:${code}`, rank - 1)),
    ...sectors.filter((_, nth) => nth === 0 || random.chance(65)).map((code) => skill(`dac:${code}`, rank - (random.chance(60) ? 1 : 2))),
  ]
}

/** What people of the origin speak, and at times what is spoken at home. */
export function drawLanguages(origin: Origin, country: string, random: Random): ExpertContent['languages'] {
  const spoken = new Map<string, Cefr>()
  for (const tag of origin.local[country] ?? []) if (random.chance(70)) spoken.set(tag, random.chance(75) ? 'C2' : 'B2')
  for (const { tag, levels, percent } of origin.languages.map(readSpoken)) {
    const level = random.pick(levels)
    if (random.chance(percent) && isCefr(level) && !spoken.has(tag)) spoken.set(tag, level)
  }
  return [...spoken].map(([tag, level]) => ({ tag, level }))
}

/** Where somebody worked: at home, around it, and with the years further away. */
export function drawCountries(origin: Origin, base: string, seniority: Seniority, random: Random): ExpertContent['countries'] {
  const counts: Record<Seniority, [number, number]> = { junior: [0, 2], middle: [1, 4], senior: [3, 6] }
  const codes = new Set([base])
  for (let count = random.between(...counts[seniority]); count > 0; count -= 1) {
    codes.add(random.pick(random.chance(70) ? origin.near : origin.far))
  }
  return [...codes].map((code) => ({
    code,
    ...(code === base ? { lastYear: 2026 } : random.chance(85) && { lastYear: random.between(2015, 2026) }),
  }))
}

export function drawContexts({ contexts }: Archetype, seniority: Seniority, random: Random): Context[] {
  const known = new Set(contexts.filter(() => random.chance(seniority === 'senior' ? 85 : 60)))
  if (random.chance(30)) known.add(random.pick(CONTEXTS))
  return CONTEXTS.filter((context) => known.has(context))
}

/** When people are free: those who live from missions for most of a year; others in its halves, or between two posts. */
const CALENDARS: readonly (readonly (readonly [from: string, to: string])[])[] = [
  [['2026-12-01', '2027-12-17']],
  [['2026-12-14', '2027-12-10']],
  [['2026-12-07', '2027-09-30']],
  [['2027-01-11', '2027-12-10']],
  [
    ['2027-01-04', '2027-06-11'],
    ['2027-09-06', '2027-12-10'],
  ],
  [['2027-01-11', '2027-06-04']],
  [['2026-12-01', '2027-05-07']],
  [
    ['2027-01-18', '2027-03-26'],
    ['2027-06-07', '2027-08-27'],
  ],
  [['2027-04-05', '2027-11-26']],
  [
    ['2027-02-15', '2027-07-30'],
    ['2027-10-04', '2027-12-17'],
  ],
]

export function drawAvailability({ seasoned }: Origin, random: Random): ExpertContent['availability'] {
  const shift = random.between(-6, 6)
  return random
    .pick(seasoned ? CALENDARS.slice(0, 4) : CALENDARS)
    .map(([from, to]) => ({ from: addDays(from, shift), to: addDays(to, shift) }))
}

/** What people hold who go where it is asked; a few papers end before spring does. */
export function drawClearances({ seasoned }: Origin, contexts: readonly Context[], random: Random): ExpertContent['clearances'] {
  const isExposed = seasoned || contexts.some((context) => context !== 'urban' && context !== 'rural')
  const percent: Record<Clearance, number> = { security: isExposed ? 85 : 60, medical: isExposed ? 80 : 60, safeguarding: 65 }
  return CLEARANCES.filter((kind) => random.chance(percent[kind])).map((kind) => ({
    kind,
    validUntil:
      !seasoned && random.chance(12) ? addDays('2027-02-01', random.between(0, 40)) : addDays('2027-06-30', random.between(0, 700)),
  }))
}
