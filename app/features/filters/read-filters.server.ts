import { isCountry } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { isAdmin1 } from '#app/features/places/areas.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { isSet, NEED_FILTERS, NO_FILTERS, parseFilters, PROJECT_FILTERS, type FilterProblem, type Filters } from './filters.ts'
import { areMany } from './many-records.server.ts'

type ReadFilters = { filters: Filters; problems: FilterProblem[] }

/**
 * The filters of an address as far as the list can apply them. What cannot be understood, what no list of codes knows, and
 * what speaks of another kind of record is left out and told.
 */
export async function readFilters(search: URLSearchParams, list: 'projects' | 'needs' | 'all'): Promise<ReadFilters> {
  const { filters, problems } = parseFilters(search)
  const known = await withoutUnknown(filters)
  const foreign = list === 'all' ? [] : (list === 'needs' ? PROJECT_FILTERS : NEED_FILTERS).filter((name) => isSet(filters, name))
  const own = { ...known.filters, ...Object.fromEntries(foreign.map((name) => [name, NO_FILTERS[name]])) }
  const told = foreign.map((name): FilterProblem => ({ name, value: String(filters[name]).slice(0, 80), why: 'foreign' }))
  return { filters: own, problems: [...problems, ...known.problems, ...told] }
}

const LISTED = {
  country: isCountry,
  admin1: isAdmin1,
  sector: (code: string) => isKnownCode(code.length === 3 ? 'SectorCategory' : 'Sector', code),
} as const

async function withoutUnknown(filters: Filters): Promise<ReadFilters> {
  const [workspaces, languages] = await Promise.all([knownWorkspaces(filters.workspace), knownLanguages(filters.language)])
  const isKnown = { ...LISTED, workspace: (slug: string) => workspaces.has(slug), language: (tag: string) => languages.has(tag) }
  const kept = { ...filters }
  const problems: FilterProblem[] = []
  for (const name of Object.keys(isKnown) as (keyof typeof isKnown)[]) {
    kept[name] = filters[name].filter(isKnown[name])
    for (const value of filters[name]) if (!isKnown[name](value)) problems.push({ name, value: value.slice(0, 80) })
  }
  return { filters: kept, problems }
}

async function knownWorkspaces(slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const rows = await sql<{ slug: string }>('select slug from workspace where slug = any($1::text[])', [slugs])
  return new Set(rows.map(({ slug }) => slug))
}

/** Languages that have a name, and those without one in which something is published. */
async function knownLanguages(tags: readonly string[]): Promise<Set<string>> {
  const [named, nameless] = [tags.filter(hasName), tags.filter((tag) => !hasName(tag))]
  if (nameless.length === 0) return new Set(named)
  const published = await keptLanguages('all', publishedLanguages)
  return new Set([...named, ...nameless.filter((tag) => published.has(tag))])
}

const keptLanguages = publicMemory<Set<string>>(1, { mayLag: areMany })

async function publishedLanguages(): Promise<Set<string>> {
  const rows = await sql<{ tag: string }>(
    `select unnest(languages) as tag from project_entry where side = 'PUBLIC' union select unnest(languages) from need_entry where side = 'PUBLIC'`,
    [],
  )
  return new Set(rows.map(({ tag }) => tag))
}

function hasName(tag: string): boolean {
  const [primary = ''] = tag.toLowerCase().split('-')
  return languageName(primary, 'en') !== primary
}
