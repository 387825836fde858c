import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { attachmentAs } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'
import { isBulkKind } from '../kinds.server.ts'
import { exportBook, exportCsv } from './export-book.server.ts'

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const
const NAMES = { PROJECT: 'projects', NEED: 'needs', DATASET: 'datasets' } as const

/** A register as a spreadsheet that comes back, written while it is read; for members alone. */
export const sheetFileLoader = (format: 'xlsx' | 'csv') =>
  loaderFor(['workspaceSlug'], async ({ actor, params, url, language }) => {
    const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
    const kind = url.searchParams.get('kind')
    if (!isBulkKind(kind)) throw notFound('page')
    const columns = url.searchParams.get('columns')
    const wanted = {
      kind,
      workspaceId: workspace.id,
      language,
      search: url.searchParams.get('query') ?? '',
      columns: columns === null ? null : columns.split(',').slice(0, 40),
    }
    const table = url.searchParams.get('table')
    const pieces = format === 'xlsx' ? await exportBook(actor, wanted) : await exportCsv(actor, wanted, table)
    const day = new Date().toISOString().slice(0, 10)
    const name = `${workspace.slug}-${NAMES[kind]}${format === 'csv' && table ? `-${table}` : ''}-${day}.${format}`
    return new Response(streamBody(pieces), {
      headers: {
        'Content-Type': TYPES[format],
        'Content-Disposition': attachmentAs(name.replace(/[^\w.-]/g, '')),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  })
