import { resolveSkill, skillLabel, type ResolvedSkill } from '#app/features/classifications/resolve-skill.server.ts'
import type { SkillRefusal } from '#app/features/classifications/skill-form.ts'
import {
  ADD_ROW,
  MOST_ROWS,
  REMOVE_ROW,
  rowField,
  SECTION_TABLES,
  type ExpertSection,
  type ExpertTable,
} from '#app/features/expertise/sections.ts'
import type { FieldKind } from '#app/features/provenance/typed-values.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** `messageKey` is under `problem` in the texts of `expert-edit`, else of `provenance`; `message` a ready sentence. */
export type SectionProblem = { name: string; messageKey?: string; params?: Readonly<Record<string, string | number>>; message?: string }

/** What the fields of a form show: texts by name, and the rows of its tables. */
export type ShownForm = {
  values: Record<string, string[]>
  rows: Partial<Record<ExpertTable, number[]>>
  /** What the fields of skills show for the keys they hold. */
  labels: Record<string, string>
  /** Words of a skill's field that name no skill yet. */
  refusals: Record<string, SkillRefusal>
}

const FIELD = /^[a-zA-Z]{1,30}(\/\d{1,3}\/[a-zA-Z]{1,20}|\/[a-zA-Z]{1,20})?(@[a-zA-Z0-9-]{2,35})?$/
const MOST_FIELDS = 1500

/** A posted form of one section: reads its fields one by one and notes what is wrong with them. */
export class PostedSection {
  readonly problems: SectionProblem[] = []
  readonly refusals: Record<string, SkillRefusal> = {}
  readonly #form: FormData
  readonly #names: string[]
  /** What the fields of skills were found to mean. */
  readonly #keys = new Map<string, string>()
  readonly section: ExpertSection
  readonly language: Language

  constructor(form: FormData, section: ExpertSection, language: Language) {
    this.#form = form
    this.section = section
    this.language = language
    this.#names = [...new Set(form.keys())].filter((name) => FIELD.test(name)).slice(0, MOST_FIELDS)
  }

  /** What was typed, white space at its ends aside; empty for nothing. */
  text(name: string): string {
    return formText(this.#form, name).trim()
  }

  all(name: string): string[] {
    return this.#form.getAll(name).filter((value) => typeof value === 'string')
  }

  refuse(name: string, messageKey: string, params?: SectionProblem['params']): undefined {
    this.problems.push({ name, messageKey, ...(params && { params }) })
    return undefined
  }

  /** A field by its kind; undefined for a blank, and for what is refused. */
  read<T>(name: string, kind: FieldKind): T | undefined {
    const read = kind.safeParse(this.text(name))
    if (read.success) return read.data as T | undefined
    const issue = read.error.issues[0] as { message?: string; params?: SectionProblem['params'] } | undefined
    return this.refuse(name, issue?.message ?? 'value', issue?.params)
  }

  /** The same where something has to be there. */
  need<T>(name: string, kind: FieldKind): T | undefined {
    if (this.text(name) === '') return this.refuse(name, 'needed')
    return this.read<T>(name, kind)
  }

  /** One of a few answers; undefined where it is none of them. */
  choice<const Value extends string>(name: string, choices: readonly Value[]): Value | undefined {
    const typed = this.text(name)
    return choices.find((choice) => choice === typed) ?? this.refuse(name, 'needed')
  }

  /** Texts of a field by language. */
  languages(field: string): string[] {
    return this.#names.filter((name) => name.startsWith(`${field}@`)).map((name) => name.slice(field.length + 1))
  }

  skill(name: string): ResolvedSkill {
    const resolved = resolveSkill(this.#form, name, this.language)
    if (resolved.outcome === 'unclear') this.refusals[name] = resolved.refusal
    this.#keys.set(name, resolved.outcome === 'found' ? resolved.key : '')
    return resolved
  }

  /** The numbers of a table's rows, in order, without one that is being taken away. More than the table holds are refused. */
  rows(table: ExpertTable): number[] {
    const rows = this.#rowsOf(table).filter((row) => this.#form.get(REMOVE_ROW) !== `${table}/${row}`)
    if (rows.length > MOST_ROWS[table])
      this.refuse(rowField(table, rows[0] ?? 0, FIRST_FIELD[table]), 'tooManyRows', { limit: MOST_ROWS[table] })
    return rows.slice(0, MOST_ROWS[table])
  }

  #rowsOf(table: ExpertTable): number[] {
    const found = this.#names.filter((name) => name.startsWith(`${table}/`)).map((name) => Number(name.split('/')[1]))
    return [...new Set(found)].filter(Number.isInteger).sort((a, b) => a - b)
  }

  /** Whether a button asked for another row or for one less, and nothing to be saved. */
  get changesRows(): boolean {
    return this.#form.has(ADD_ROW) || this.#form.has(REMOVE_ROW)
  }

  /** The form as it was typed, with the row that was asked for. */
  shown(): ShownForm {
    const values: [string, string[]][] = this.#names.map((name) => {
      const key = this.#keys.get(name)
      return [name, key === undefined ? this.all(name) : [key]]
    })
    const rows = SECTION_TABLES[this.section].map((table) => {
      const kept = this.#rowsOf(table).filter((row) => this.#form.get(REMOVE_ROW) !== `${table}/${row}`)
      const hasRoom = kept.length < MOST_ROWS[table]
      return [table, this.#form.get(ADD_ROW) === table && hasRoom ? [...kept, (kept.at(-1) ?? -1) + 1] : kept] as const
    })
    const labels = [...this.#keys].map(([name, key]) => [name, key && skillLabel(key, this.language)] as const)
    return {
      values: Object.fromEntries(values),
      rows: Object.fromEntries(rows),
      labels: Object.fromEntries(labels),
      refusals: this.refusals,
    }
  }
}

/** The field of a row that stands for the row. */
export const FIRST_FIELD: Record<ExpertTable, string> = {
  skills: 'key',
  free: 'text',
  languages: 'name',
  countries: 'name',
  availability: 'from',
  notIn: 'name',
  conflicts: 'name',
}
