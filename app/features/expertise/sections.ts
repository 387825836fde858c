import type { ExpertContent } from './content.ts'

/** The forms of a profile, in order; each is saved by itself, and what others save in another one meanwhile is no conflict. */
export const EXPERT_SECTIONS = ['about', 'skills', 'languages', 'experience', 'availability', 'clearances', 'consent'] as const
export type ExpertSection = (typeof EXPERT_SECTIONS)[number]

export const isExpertSection = (value: string): value is ExpertSection => (EXPERT_SECTIONS as readonly string[]).includes(value)

/** Of the content, what each form holds. */
export const SECTION_CONTENT = {
  about: ['headline', 'summary', 'base'],
  skills: ['skills'],
  languages: ['languages'],
  experience: ['countries', 'contexts'],
  availability: ['availability', 'mode', 'daysPerYear', 'restDays', 'atOnce', 'notIn'],
  clearances: ['clearances', 'conflicts'],
  consent: [],
} as const satisfies Record<ExpertSection, readonly (keyof ExpertContent)[]>

/** Of the columns beside it, what each form holds. */
export const SECTION_COLUMNS = {
  about: ['kind', 'name', 'email', 'phone'],
  skills: [],
  languages: [],
  experience: [],
  availability: [],
  clearances: [],
  consent: ['seenBy', 'proposedBy', 'showsName', 'consentNote'],
} as const satisfies Record<ExpertSection, readonly string[]>

/** The answers that consent asks for. */
export const AUDIENCES = ['WORKSPACE', 'COORDINATORS', 'PUBLIC'] as const
export const PROPOSERS = ['NOBODY', 'WORKSPACE', 'COORDINATORS'] as const
export const SHOWN_NAMES = ['pseudonym', 'name'] as const

/** The most rows that each table of the forms takes. */
export const MOST_ROWS = {
  skills: 60,
  free: 20,
  languages: 20,
  countries: 80,
  availability: 40,
  notIn: 60,
  conflicts: 30,
} as const
export type ExpertTable = keyof typeof MOST_ROWS

/** The tables of each form. */
export const SECTION_TABLES: Record<ExpertSection, readonly ExpertTable[]> = {
  about: [],
  skills: ['skills', 'free'],
  languages: ['languages'],
  experience: ['countries'],
  availability: ['availability', 'notIn'],
  clearances: ['conflicts'],
  consent: [],
}

export const LONGEST = { name: 200, headline: 150, summary: 2000, phone: 40, words: 120, consentNote: 500, evidence: 1000 } as const

/** The name of a field in a row of a table: `availability/0/from`. */
export const rowField = (table: ExpertTable, row: number, field: string) => `${table}/${row}/${field}`

/** The form name of what the form was made from, of the buttons that add a row (its value a table) and take one away (`table/row`). */
export const BASE_NAME = 'madeFrom'
export const ADD_ROW = 'addRow'
export const REMOVE_ROW = 'removeRow'
