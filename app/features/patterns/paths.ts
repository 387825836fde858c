import type { Measure } from './measures.ts'

/** The addresses of the map's views: points, areas by value, two views beside each other. */
export const VIEWS = ['points', 'areas', 'beside'] as const
export type ViewName = (typeof VIEWS)[number]

const PAGES: Record<ViewName, string> = { points: 'map', areas: 'map/areas', beside: 'map/beside' }

export const viewPath = (language: string, view: ViewName): string => `/${language}/${PAGES[view]}`

export const areasCsvPath = (language: string): string => `/${language}/map/areas.csv`

/** Every name of an address that says how a view looks rather than what fits. */
const LOOKS = ['records', 'measure', 'by', 'with', 'sort', 'cursor', 'limit']
/** What each view reads of them. */
const READ: Record<ViewName, readonly string[]> = { points: ['records'], areas: ['measure', 'by'], beside: ['records', 'measure', 'with'] }

/** The address of another view with the same filters; `query` is that of the page one is on. */
export function viewHref(language: string, view: ViewName, query: string): string {
  const params = new URLSearchParams(query)
  const [records, measure] = [params.get('records'), params.get('measure') as Measure | null]
  if (view === 'areas' && !measure && records === 'projects') params.set('measure', 'projects')
  if (view === 'points' && !records && measure) params.set('records', measure === 'projects' ? 'projects' : 'needs')
  for (const name of LOOKS) if (!READ[view].includes(name)) params.delete(name)
  const text = params.toString().replaceAll('%2C', ',')
  return text ? `${viewPath(language, view)}?${text}` : viewPath(language, view)
}
