import { skillTypedName } from '#app/features/classifications/skill-form.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { SKILL_LEVELS, type ExpertSkill, type SkillLevel } from '#app/features/expertise/content.ts'
import { LONGEST, rowField, type ExpertTable } from '#app/features/expertise/sections.ts'
import { words } from '#app/features/provenance/typed-values.ts'
import type { PostedSection } from './posted-section.server.ts'

/** The skills of a form: those of the lists, each once, then those in free words. A skill keeps its id as long as its row carries it. */
export function readSkills(posted: PostedSection, stored: readonly ExpertSkill[]): ExpertSkill[] {
  const ids = new SkillIds(stored)
  const keys = new Set<string>()
  const listed = posted.rows('skills').flatMap((row): ExpertSkill[] => {
    const name = rowField('skills', row, 'key')
    const resolved = posted.skill(name)
    if (resolved.outcome === 'empty') return []
    const level = readLevel(posted, 'skills', row)
    if (resolved.outcome === 'unclear') {
      posted.problems.push({ name, message: resolved.error })
      return []
    }
    if (keys.has(resolved.key)) posted.refuse(name, 'skillTwice', { typed: posted.text(skillTypedName(name)) || resolved.key })
    keys.add(resolved.key)
    return [{ id: ids.of(posted.text(rowField('skills', row, 'id'))), key: resolved.key, level }]
  })
  const free = posted.rows('free').flatMap((row): ExpertSkill[] => {
    const text = posted.read<string>(rowField('free', row, 'text'), words(LONGEST.words))
    if (!text) return []
    const lang = posted.text(rowField('free', row, 'lang')) || posted.language
    if (!isRegisteredLanguage(lang)) posted.refuse(rowField('free', row, 'lang'), 'language')
    const id = posted.text(rowField('free', row, 'id'))
    const before = stored.find((skill) => skill.id === id)?.words
    return [{ id: ids.of(id), words: { ...before, [lang]: text }, level: readLevel(posted, 'free', row) }]
  })
  return [...listed, ...free]
}

function readLevel(posted: PostedSection, table: ExpertTable, row: number): SkillLevel {
  const name = rowField(table, row, 'level')
  const level = SKILL_LEVELS.find((known) => String(known) === posted.text(name))
  if (level === undefined) posted.refuse(name, 'level')
  return level ?? 1
}

/** Ids of the rows that are stored, each given once; new ones for the rest. */
class SkillIds {
  readonly #stored: Set<string>
  #next: number

  constructor(stored: readonly ExpertSkill[]) {
    this.#stored = new Set(stored.map(({ id }) => id))
    this.#next = Math.max(0, ...stored.map(({ id }) => Number(/^s(\d{7})$/.exec(id)?.[1] ?? 0)))
  }

  of(posted: string): string {
    if (this.#stored.delete(posted)) return posted
    this.#next += 1
    return `s${String(this.#next).padStart(7, '0')}`
  }
}
