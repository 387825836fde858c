import pg from 'pg'
import { APP_ROLE } from '#app/platform/db/open.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

const CHANNEL = 'data_version'

// The version is this process's own count: it names what may be served from this process's cache.
let version = 1
let listening = false

/** The version of the public data; null while changes made by other processes cannot be heard. */
export const dataVersion = (): number | null => (listening ? version : null)

export function raiseDataVersion(): void {
  version += 1
}

/** Listens for changes that other processes commit. Returns a function that stops. */
export function listenForChanges(url: string): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    client = new pg.Client({ connectionString: url, keepAlive: true, options: `-c role=${APP_ROLE}` })
    const current = client
    current.on('notification', raiseDataVersion)
    current.on('error', () => lose(current))
    current.on('end', () => lose(current))
    try {
      await current.connect()
      await current.query(`listen ${CHANNEL}`)
      raiseDataVersion()
      listening = true
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'cannot listen for changes')
      lose(current)
    }
  }
  const lose = (which: pg.Client) => {
    if (stopped || which !== client) return
    client = undefined
    listening = false
    raiseDataVersion()
    void which.end().catch(() => undefined)
    retry = setTimeout(() => void connect(), 1000)
    retry.unref()
  }

  void connect()
  return async () => {
    stopped = true
    listening = false
    clearTimeout(retry)
    await client?.end().catch(() => undefined)
  }
}
