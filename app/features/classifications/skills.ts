/** The classifications a skill is coded in: occupations by ISCO-08, sectors of co-operation by the OECD's DAC. */
export const SKILL_SYSTEMS = ['isco', 'dac'] as const
export type SkillSystem = (typeof SKILL_SYSTEMS)[number]

/** A group of ISCO-08 (1 to 3 digits), or a DAC sector (5 digits) or group of sectors (3). */
export type Skill = { system: SkillSystem; code: string }

/** A skill as one text: `isco:213`, `dac:14030`. */
export type SkillKey = `isco:${string}` | `dac:${string}`

/** How near two skills stand, the nearest first. */
export type SkillRelation = 'exact' | 'sibling' | 'group' | 'none'

const CODES: Readonly<Record<SkillSystem, RegExp>> = { isco: /^\d{1,3}$/, dac: /^(?:\d{3}|\d{5})$/ }

/** The key under which a skill is kept and sent: `isco:213`, `dac:14030`. */
export const skillKey = ({ system, code }: Skill): SkillKey => `${system}:${code}`

/** The skill of a key; null when the key is not well formed. Whether a list holds the code is for `isKnownSkill` to say. */
export function parseSkill(key: string): Skill | null {
  const [system, code, ...rest] = key.split(':')
  if (code === undefined || rest.length > 0 || !isSystem(system)) return null
  return CODES[system].test(code) ? { system, code } : null
}

/** The group just above a skill: `isco:21` of `isco:213`, `dac:140` of `dac:14030`. Null at the top. */
export function skillParent({ system, code }: Skill): Skill | null {
  if (system === 'dac') return code.length === 5 ? { system, code: code.slice(0, 3) } : null
  return code.length > 1 ? { system, code: code.slice(0, -1) } : null
}

/**
 * How near two skills stand, whichever comes first. One that holds the other is its sibling, at any distance. In ISCO, else, two codes of
 * one sub-major group (2 digits) are siblings and two of one major group (1 digit) are of a group; in the DAC list two sectors of one group
 * (3 digits) are siblings. Skills of two systems have nothing in common.
 */
export function relation(a: Skill, b: Skill): SkillRelation {
  if (a.system !== b.system) return 'none'
  if (a.code === b.code) return 'exact'
  if (a.code.startsWith(b.code) || b.code.startsWith(a.code)) return 'sibling'
  const alike = (digits: number) => a.code.slice(0, digits) === b.code.slice(0, digits)
  if (a.system === 'dac') return alike(3) ? 'sibling' : 'none'
  if (a.code.length === 3 && b.code.length === 3 && alike(2)) return 'sibling'
  return alike(1) ? 'group' : 'none'
}

const isSystem = (text: string | undefined): text is SkillSystem => SKILL_SYSTEMS.some((system) => system === text)
