import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { EngineFailed, QueryRefused, type EngineFailure } from '#app/features/datasets/engine/failures.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { chartView, type ChartView } from './chart/chart-view.server.ts'
import { columnsView, type ColumnsView } from './columns-view.server.ts'
import { documentView, type DocumentView } from './documents.server.ts'
import { mapView, type MapView } from './map/map-view.server.ts'
import { qualityView, type QualityView } from './quality-view.server.ts'
import { rowView, type RowView } from './row-view.server.ts'
import { tableView, type TableView } from './table-view.server.ts'
import { openView, withFiles, type ViewAsked, type ViewContext, type ViewFrame } from './view-frame.server.ts'
import type { AddressProblem } from './view-query.ts'
import type { StoredTable } from '#app/features/datasets/loading/loads.server.ts'

/** What stands where the engine gave no answer: why, as far as it helps to ask otherwise. */
export type FailedView = { kind: 'failed'; why: 'refused' | EngineFailure; retryHref: string }

export type ViewBody = TableView | RowView | ColumnsView | ChartView | MapView | QualityView | DocumentView | FailedView

export type ViewPage = { frame: ViewFrame; body: ViewBody }

type Read = { view: ViewBody; problems: AddressProblem[] } | { moved: string }

/**
 * Reads one view of a dataset. `moved`: a form was sent that says another address. `status`: 200; 400 for a question that the data do not
 * know, 503 where the engine did not finish. `isPlain`: one of the few addresses that many people will open, not a question of one reader's. Throws `not-found`.
 */
export async function readView(
  open: OpenDataset,
  asked: ViewAsked,
): Promise<{ moved: string } | { page: ViewPage; status: 200 | 400 | 503; isPlain: boolean }> {
  const { context, frame, table } = await openView(open, asked)
  try {
    const read = await readBody(context, table)
    if ('moved' in read) return read
    const problems = [...frame.problems, ...read.problems]
    return {
      page: { frame: { ...frame, problems }, body: read.view },
      status: 200,
      isPlain: problems.length === 0 && isPlain(asked.search),
    }
  } catch (error) {
    const why = failureOf(error)
    if (why === null) throw error
    log.warn({ err: error as Error, dataset: open.record.id, view: asked.view }, 'a view of a dataset has no answer')
    const retryHref = frame.tabs.find(({ view }) => view === frame.view)?.href ?? asked.base
    return { page: { frame, body: { kind: 'failed', why, retryHref } }, status: why === 'refused' ? 400 : 503, isPlain: false }
  }
}

async function readBody(context: ViewContext, table: StoredTable | undefined): Promise<Read> {
  switch (context.view) {
    case 'table': {
      const ofTable = await withFiles(context, table)
      return context.asked.search.get('row') ? { view: await rowView(ofTable), problems: [] } : tableView(ofTable)
    }
    case 'columns':
      return { view: await columnsView(await withFiles(context, table)), problems: [] }
    case 'chart':
      return chartView(await withFiles(context, table))
    case 'map':
      return mapView(await withFiles(context, table))
    case 'quality':
      return qualityView(context, table)
    case 'document':
      return documentView(context)
    default:
      return context.view satisfies never
  }
}

const failureOf = (error: unknown): FailedView['why'] | null =>
  error instanceof EngineFailed ? error.code : error instanceof QueryRefused ? 'refused' : null

/** Parameters of which there are few values: a table, a page, a document. */
const FEW = new Set(['table', 'page', 'n'])

const isPlain = (search: URLSearchParams): boolean => [...search.keys()].every((name) => FEW.has(name))
