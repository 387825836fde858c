import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import type { CitationProps } from '#app/features/datasets/components/view/citation.tsx'
import { findLoad, listTables } from '#app/features/datasets/loading/loads.server.ts'
import { viewPath, viewsOf, type ViewName } from '#app/features/datasets/views/views.ts'
import { datasetVersionPath } from '#app/features/datasets/paths.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { formatNumber, formatYear } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { getDatasetView, type DatasetView } from './dataset-view.server.ts'

/** The public page of a version of a dataset. */
export type DatasetPageView = {
  title: string
  description: string | undefined
  view: DatasetView
  language: Language
  /** Where this version is for ever. */
  base: string
  /** The ways to look at its data. */
  views: { view: ViewName; href: string }[]
  citation: CitationProps | null
}

/** What the page of a version shows. `origin`: where the portal is reached. */
export async function getDatasetPage(open: OpenDataset, language: Language, origin: string): Promise<DatasetPageView> {
  const view = await getDatasetView(open, language)
  const base = datasetVersionPath(language, open.slug, open.version ?? 1)
  return {
    title: view.title.text,
    description: view.summary?.text.slice(0, 200),
    view,
    language,
    base,
    views: await listViews(open, base),
    citation: citationOf(view, language, origin + base),
  }
}

async function listViews({ content }: OpenDataset, base: string): Promise<DatasetPageView['views']> {
  const load = content.facts.file ? await findLoad(content.facts.file.loadId) : null
  if (!load) return []
  const [table] = await listTables(load.id)
  return viewsOf(table, load.documents.length).map((view) => ({ view, href: viewPath(base, view) }))
}

function citationOf({ version, vouched, title, file }: DatasetView, language: Language, url: string): CitationProps | null {
  if (!version) return null
  return {
    publisher: vouched.name.text,
    year: formatYear(language, Number(version.day.slice(0, 4))),
    title: title.text,
    version: formatNumber(language, version.number),
    portal: operatorName() ?? translator(language, 'common')('name'),
    url,
    hash: file?.sha256 ?? null,
  }
}
