// The engine's process: reads and loads files, answers queries. It runs limited, and trusts nothing it reads.
import { EngineFailed, failureOf, QueryRefused } from './failures.ts'
import type { Finding } from '../tables.ts'
import { runImport } from './run-import.server.ts'
import type { EngineReply, EngineRequest, ImportTask, QueryTask } from './protocol.ts'
import { runQuery } from './queries/run-query.server.ts'

const stops = new Map<number, AbortController>()

process.on('message', (request: EngineRequest) => {
  if ('cancel' in request) return stops.get(request.id)?.abort()
  void work(request)
})
// The portal has gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0))

async function work({ id, task, timeLimitMs }: Exclude<EngineRequest, { cancel: true }>): Promise<void> {
  const stop = new AbortController()
  stops.set(id, stop)
  const timer = setTimeout(() => stop.abort(), timeLimitMs)
  try {
    reply({ id, answer: await run(id, task, stop.signal) })
  } catch (error) {
    reply(failureReply(id, error))
  } finally {
    clearTimeout(timer)
    stops.delete(id)
  }
}

function run(id: number, task: ImportTask | QueryTask, signal: AbortSignal): Promise<unknown> {
  switch (task.kind) {
    case 'load':
    case 'loadParquet':
    case 'understandFile':
    case 'understandTable':
    case 'prepare':
    case 'unpack':
      return runImport(task, (step) => reply({ id, step }))
    case 'ask':
    case 'aggregate':
    case 'sample':
    case 'misfits':
    case 'export':
    case 'diff':
      return runQuery(task, signal)
    default:
      return task satisfies never
  }
}

function failureReply(id: number, error: unknown): EngineReply {
  if (error instanceof QueryRefused) return { id, refused: error.where }
  if (error instanceof EngineFailed) return { id, failure: error.code, detail: error.detail }
  const finding = (error as { finding?: Finding }).finding
  if (finding) return { id, finding }
  const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  return { id, failure: failureOf(message), detail: message.slice(0, 2_000) }
}

function reply(message: EngineReply): void {
  process.send?.(message)
}
