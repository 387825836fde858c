import { loadIdOf, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { findLoad, listTables, tableFiles, type Load, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import type { TableFiles } from '#app/features/datasets/engine/table-files.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { problem, type AddressProblem } from './view-query.ts'
import { viewPath, viewsOf, type ViewName } from './views.ts'

/** How a view is asked for: `base` is the address before its name, `documents` that before the number of a PDF. */
export type ViewAsked = { base: string; documents: string; view: string; search: URLSearchParams; language: Language }

/** The part of the page that all views share. */
export type ViewFrame = {
  title: TaggedText
  view: ViewName
  base: string
  tabs: { view: ViewName; href: string }[]
  /** Tables to choose from; empty where there is only one. */
  tables: { name: string; href: string; isCurrent: boolean; rows: string }[]
  problems: AddressProblem[]
}

/** A view that is about to be read: what was opened, and what of it was asked for. */
export type ViewContext = {
  open: OpenDataset
  load: Load
  tables: StoredTable[]
  view: ViewName
  asked: ViewAsked
  language: Language
}

/** The table that a view shows, where the engine finds it. */
export type TableContext = ViewContext & { table: StoredTable; files: TableFiles }

/** Finds the view that is asked for. Throws `not-found` for what is none of this dataset's. */
export async function openView(
  open: OpenDataset,
  asked: ViewAsked,
): Promise<{ context: ViewContext; frame: ViewFrame; table: StoredTable | undefined }> {
  const load = await findLoad(loadIdOf(open))
  if (!load) throw notFound('page')
  const { base, search, language } = asked
  const tables = await listTables(load.id)
  const wanted = search.get('table') ?? ''
  const table = (/^\d{1,4}$/.test(wanted) ? tables.find(({ position }) => position === Number(wanted)) : undefined) ?? tables[0]
  const isUnknown = wanted !== '' && table?.position !== Number(wanted)
  const views = viewsOf(table, load.documents.length)
  const view = views.find((name) => name === asked.view)
  if (!view) throw notFound('page')
  const kept = (position: number) => (position > 0 ? new URLSearchParams({ table: String(position) }) : undefined)
  const frame: ViewFrame = {
    title: taggedText(open.content.texts.title, language) ?? { text: open.slug, lang: '', dir: 'auto' },
    view,
    base,
    tabs: views.map((name) => ({ view: name, href: viewPath(base, name, kept(table?.position ?? 0)) })),
    tables:
      tables.length < 2
        ? []
        : tables.map(({ name, position, rows, columns }) => ({
            name,
            // Another table may have no map: then its cells are what there is to see.
            href: viewPath(base, viewsOf({ rows, columns }, load.documents.length).includes(view) ? view : 'table', kept(position)),
            isCurrent: position === table?.position,
            rows: formatNumber(language, rows),
          })),
    problems: isUnknown ? [problem('table', wanted)] : [],
  }
  return { context: { open, load, tables, view, asked, language }, frame, table }
}

export async function withFiles(context: ViewContext, table: StoredTable | undefined): Promise<TableContext> {
  if (!table) throw notFound('page')
  return { ...context, table, files: await tableFiles(table) }
}
