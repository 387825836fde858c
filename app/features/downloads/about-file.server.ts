import { chipsOf } from '#app/features/filters/choices.server.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { boundaryNotice } from '#app/features/map/boundary-notice.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import { instanceName } from '#app/platform/instance/instance-settings.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DownloadList } from './formats.ts'
import { pagePath } from './paths.ts'

/** What travels with a file, in the reader's language: what it holds, from whom, of when, and where to see it. */
export type FileFacts = {
  title: string
  /** What was filtered by, in words; empty where nothing was. */
  filters: string[]
  /** Instant of the making, RFC 3339. */
  date: string
  source: string
  /** Address of the page that shows the same. */
  url: string
  /** On boundaries and names. */
  notice: string
}

type Wanted = { list: DownloadList; language: Language; filters: Filters; origin: string; kept: Readonly<Record<string, string>> }

export async function aboutFile({ list, language, filters, origin, kept }: Wanted): Promise<FileFacts> {
  const [map, own] = [translator(language, 'map'), translator(language, 'downloads')]
  const operator = operatorName()
  const records = kept['records']
  const name = await instanceName(language)
  return {
    title: records ? own('titleOf', { title: own('title.map'), part: map(`records.${records}`) }) : own(`title.${list}`),
    filters: await filterWords(filters, language),
    date: new Date().toISOString(),
    source: operator ? own('source', { operator, instance: name }) : name,
    url: origin + pagePath(language, list, filters, kept),
    notice: await boundaryNotice(language),
  }
}

/** What is filtered by, a condition each, as the page says it; a box with its sides. */
export async function filterWords(filters: Filters, language: Language): Promise<string[]> {
  const t = translator(language, 'filters')
  const names = filters.workspace.length > 0 ? await listPublicWorkspaces() : []
  const byName = new Map(names.map(({ slug, name }) => [slug, plainText(name, language, slug)]))
  const words = chipsOf({ ...filters, bbox: null }, '', new URLSearchParams(), language, byName).map(({ label }) => label)
  if (!filters.bbox) return words
  const [west, south, east, north] = filters.bbox.map((degrees) => formatNumber(language, degrees))
  return [...words, t('chip', { name: t('name.bbox'), value: translator(language, 'downloads')('box', { west, south, east, north }) })]
}
