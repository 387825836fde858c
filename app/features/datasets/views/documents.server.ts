import { loadIdOf, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { findLoad, type Load, type StoredDocument } from '#app/features/datasets/loading/loads.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { problem, type AddressProblem } from './view-query.ts'
import type { ViewContext } from './view-frame.server.ts'
import { viewPath } from './views.ts'

export type DocumentView = {
  kind: 'document'
  /** `hasScript`: it may hold code that a viewer runs, and is saved instead of shown. */
  current: { name: string; size: string; href: string; hasScript: boolean }
  all: { name: string; size: string; href: string; isCurrent: boolean }[]
}

/** A PDF in the page, and the others of the same file. */
export function documentView({ load, asked, language }: ViewContext): { view: DocumentView; problems: AddressProblem[] } {
  const wanted = asked.search.get('n') ?? '0'
  const nth = /^\d{1,4}$/.test(wanted) && Number(wanted) < load.documents.length ? Number(wanted) : 0
  const all = load.documents.map(({ name, bytes }, index) => ({
    name,
    size: formatBytes(language, bytes),
    href: viewPath(asked.base, 'document', index === 0 ? undefined : new URLSearchParams({ n: String(index) })),
    isCurrent: index === nth,
  }))
  const shown = load.documents[nth]
  if (!shown) throw notFound('page')
  return {
    view: {
      kind: 'document',
      current: {
        name: shown.name,
        size: formatBytes(language, shown.bytes),
        href: `${asked.documents}/${nth}`,
        hasScript: hasScript(load),
      },
      all,
    },
    problems: String(nth) === wanted ? [] : [problem('n', wanted)],
  }
}

/** Whether code was found in a PDF of the file: browsers run it in a corner of their own, but it can still disturb who reads. */
const hasScript = ({ findings }: Pick<Load, 'findings'>): boolean => findings.some(({ code }) => code === 'pdf-script')

/** A PDF of a dataset that was opened, by its position. Throws `not-found`. */
export async function getDocument(open: OpenDataset, index: string): Promise<StoredDocument & { hasScript: boolean }> {
  const load = await findLoad(loadIdOf(open))
  const document = /^\d{1,4}$/.test(index) ? load?.documents[Number(index)] : undefined
  if (!load || !document) throw notFound('page')
  return { ...document, hasScript: hasScript(load) }
}
