import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import type { DownloadList } from './formats.ts'

type Kept = Readonly<Record<string, string>>

/** A file of a list: `/fr/needs/export.csv?country=SN`. `extension` as in its name. */
export const filePath = (language: string, list: DownloadList, extension: string, filters: Filters, kept: Kept = {}): string =>
  withQuery(`/${language}/${list}/export.${extension}`, filters, kept)

/** The page that shows what a file of the list holds. */
export const pagePath = (language: string, list: DownloadList, filters: Filters, kept: Kept = {}): string =>
  withQuery(`/${language}/${list}`, filters, kept)

export const feedPath = (language: string, kind: 'needs' | 'projects', filters: Filters): string =>
  withQuery(`/feeds/${kind}.atom`, filters, { lang: language })

export const apiPath = (kind: 'needs' | 'projects', filters: Filters, kept: Kept = {}): string =>
  withQuery(`/api/v1/${kind}`, filters, kept)

export const OGC_PATH = '/api/ogc'

/** An address with filters in their one order, and what else is kept. */
export function withQuery(path: string, filters: Filters, kept: Kept = {}): string {
  const query = new URLSearchParams([...filterParams(filters), ...Object.entries(kept)]).toString().replaceAll('%2C', ',')
  return query ? `${path}?${query}` : path
}
