/** The classifications a skill is coded in: occupations by ISCO-08, sectors of co-operation by the OECD's DAC. */
export const SKILL_SYSTEMS = ['isco', 'dac'] as const
export type SkillSystem = (typeof SKILL_SYSTEMS)[number]

/** A group of ISCO-08 (1 to 3 digits), or a DAC sector (5 digits) or group of sectors (3). */
export type Skill = { system: SkillSystem; code: string }

/** A skill as one text: `isco:213`, `dac:14030`. */
export type SkillKey = `isco:${string}` | `dac:${string}`

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

const isSystem = (text: string | undefined): text is SkillSystem => SKILL_SYSTEMS.some((system) => system === text)
