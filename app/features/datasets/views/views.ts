import type { LoadedColumn } from '../tables.ts'

/** The ways to look at the data of one dataset, in the order of their tabs. */
export const VIEWS = ['table', 'columns', 'chart', 'map', 'quality', 'document'] as const
export type ViewName = (typeof VIEWS)[number]

/** Where a view is, under the address that all views of a dataset's version share. */
export const viewPath = (base: string, view: ViewName, params?: URLSearchParams): string => {
  const query = params?.toString()
  return `${base}/${view}${query ? `?${query}` : ''}`
}

type Column = Pick<LoadedColumn, 'type' | 'role'>

export const isNumberColumn = ({ type }: Pick<LoadedColumn, 'type'>): boolean => type === 'integer' || type === 'decimal'
export const isTimeColumn = ({ type }: Pick<LoadedColumn, 'type'>): boolean => type === 'date' || type === 'datetime'
export const isPlaceName = ({ role }: Pick<LoadedColumn, 'role'>): boolean => role === 'pcode' || role === 'adminName' || role === 'country'

/** Whether a map can be drawn of a table: it has coordinates, outlines, or names or codes of areas. */
export function hasPlaces(columns: readonly Pick<Column, 'role'>[]): boolean {
  const has = (role: Column['role']) => columns.some((column) => column.role === role)
  return (has('latitude') && has('longitude')) || has('geometry') || columns.some(isPlaceName)
}

/** Whether a chart can be drawn of a table: anything but outlines can be counted. */
export const hasFigures = (columns: readonly Column[]): boolean => columns.some(({ role }) => role !== 'geometry')

/** The views that there are of a table, and of the file it came in. */
export function viewsOf(table: { rows: number; columns: readonly Column[] } | undefined, documents: number): ViewName[] {
  const is: Record<ViewName, boolean> = {
    table: table !== undefined,
    columns: table !== undefined,
    chart: table !== undefined && table.rows > 0 && hasFigures(table.columns),
    map: table !== undefined && table.rows > 0 && hasPlaces(table.columns),
    quality: true,
    document: documents > 0,
  }
  return VIEWS.filter((view) => is[view])
}
