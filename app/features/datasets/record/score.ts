import type { DatasetContent } from './content.ts'
import { findLicence } from './licences.ts'

/** What of the tables the score asks. */
export type TableFacts = { columns: number; cells: number; misfits: number; explained: number; errors: number }

/** What raises the score, each with its weight; they total 100. The step of the form that mends it stands with it. */
export const SCORE_UNITS = [
  { key: 'summary', weight: 15, step: 'texts' },
  { key: 'method', weight: 10, step: 'texts' },
  { key: 'caveats', weight: 5, step: 'texts' },
  { key: 'languages', weight: 10, step: 'texts' },
  { key: 'openLicence', weight: 10, step: 'about' },
  { key: 'period', weight: 10, step: 'about' },
  { key: 'coverage', weight: 10, step: 'about' },
  { key: 'frequency', weight: 5, step: 'about' },
  { key: 'contact', weight: 5, step: 'about' },
  { key: 'dictionary', weight: 10, step: 'columns' },
  { key: 'cleanCells', weight: 10, step: 'file' },
] as const
export type ScoreUnit = (typeof SCORE_UNITS)[number]['key']

const LONG_SUMMARY = 120

/** How well a dataset can be understood and used again, 0 to 100, and what is missing to 100. Pure. */
export function scoreOf(content: DatasetContent, tables: TableFacts): { score: number; missing: ScoreUnit[] } {
  const { facts, texts } = content
  const longest = (text: Readonly<Record<string, string>>) => Math.max(0, ...Object.values(text).map(({ length }) => length))
  const has: Record<ScoreUnit, boolean> = {
    summary: longest(texts.summary) >= LONG_SUMMARY,
    method: longest(texts.method) > 0,
    caveats: longest(texts.caveats) > 0,
    languages: Object.keys(texts.summary).length >= 2,
    openLicence: findLicence(facts.licence)?.open === true,
    period: facts.from !== undefined && facts.to !== undefined,
    coverage: content.countries.length > 0 && content.sectors.length > 0,
    frequency: facts.frequency !== undefined,
    contact: facts.contact?.email !== undefined,
    dictionary: tables.explained >= tables.columns,
    cleanCells: tables.misfits === 0 && tables.errors === 0,
  }
  const missing = SCORE_UNITS.filter(({ key }) => !has[key])
  return { score: 100 - missing.reduce((sum, { weight }) => sum + weight, 0), missing: missing.map(({ key }) => key) }
}
