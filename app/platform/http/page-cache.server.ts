import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { dataVersion } from '#app/platform/db/data-version.server.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Says that a response is a finished page, the same for everybody who is not signed in. Taken off before sending. */
export const FINISHED = 'x-finished'

export type CachedPage = { etag: string; headers: Record<string, string>; encodings: Record<Encoding, Buffer>; bytes: number }
export type Encoding = 'br' | 'gzip' | 'identity'

const LIMIT_BYTES = 64 * 2 ** 20
const LONGEST_KEY = 2000

/**
 * Finished pages of this process, newest use last, at most 64 MiB. The key holds the data version, so a page made
 * before a change is never served after it.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()
  readonly #inFlight = new Map<string, Promise<Response | CachedPage>>()
  #bytes = 0

  /**
   * The page of an address: from the cache, or from `render`, kept where it may be. People who ask for the same page
   * at once share one rendering. Returns a Response only for what may not be kept.
   */
  async get(
    address: string,
    render: () => Promise<Response>,
  ): Promise<{ hit: boolean; page: CachedPage } | { page: null; response: Response }> {
    const version = dataVersion()
    if (version === null || address.length > LONGEST_KEY) return { page: null, response: await render() }
    const key = `${version} ${address}`
    const kept = this.#pages.get(key)
    if (kept) {
      this.#pages.delete(key)
      this.#pages.set(key, kept)
      return { hit: true, page: kept }
    }
    const waiting = this.#inFlight.get(key)
    if (waiting) {
      const shared = await waiting
      return shared instanceof Response ? { page: null, response: await render() } : { hit: true, page: shared }
    }
    const making = this.#make(key, render)
    this.#inFlight.set(key, making)
    try {
      const made = await making
      return made instanceof Response ? { page: null, response: made } : { hit: false, page: made }
    } finally {
      this.#inFlight.delete(key)
    }
  }

  async #make(key: string, render: () => Promise<Response>): Promise<Response | CachedPage> {
    const response = await render()
    const isPrivate = response.headers.has('set-cookie') || response.headers.get('cache-control')?.includes('no-store')
    if (response.status !== 200 || !response.headers.has(FINISHED) || isPrivate) return response
    const page = await finishedPage(response)
    this.#pages.set(key, page)
    this.#bytes += page.bytes
    for (const [oldest, { bytes }] of this.#pages) {
      if (this.#bytes <= LIMIT_BYTES) break
      this.#pages.delete(oldest)
      this.#bytes -= bytes
    }
    return page
  }
}

async function finishedPage(response: Response): Promise<CachedPage> {
  const identity = Buffer.from(await response.arrayBuffer())
  const [br, gz] = await Promise.all([
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 } }),
    compressGzip(identity),
  ])
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== FINISHED))
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return { etag, headers, encodings: { identity, br, gzip: gz }, bytes: identity.length + br.length + gz.length + 500 }
}
