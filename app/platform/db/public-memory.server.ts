import { LRUCache } from 'lru-cache'
import { dataVersion } from './data-version.server.ts'

type Kept<Value> = { version: number; at: number; value: Promise<Value>; isRenewed?: boolean }
type Options = {
  /** Whether what is a little old will do, because reckoning it anew takes long. */
  mayLag?: () => Promise<boolean>
}

/** What lags behind is served so long as it is; when older it is reckoned anew meanwhile, and waited for when older still. */
const LAG_MS = 60_000
const MOST_LAG_MS = 300_000

/**
 * What was derived from public data alone, kept in this process until that data changes, or a little longer where it may lag: at most `max`
 * values, the newest used last. While changes cannot be heard nothing is kept. Values are shared: nobody may change them.
 */
export function publicMemory<Value extends object>(
  max: number,
  { mayLag = () => Promise.resolve(false) }: Options = {},
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new LRUCache<string, Kept<Value>>({ max })

  const keep = (key: string, made: Kept<Value>) => {
    kept.set(key, made)
    made.value.catch(() => kept.peek(key) === made && kept.delete(key))
    return made.value
  }
  const renew = (key: string, known: Kept<Value>, made: Kept<Value>) => {
    known.isRenewed = true
    made.value.then(
      () => keep(key, made),
      () => (known.isRenewed = false),
    )
  }

  return async (key, make) => {
    const version = dataVersion()
    if (version === null) return make()
    const known = kept.get(key)
    if (known?.version === version) return known.value
    const made = () => ({ version, at: Date.now(), value: make() })
    const age = known ? Date.now() - known.at : Infinity
    if (known && age < MOST_LAG_MS && (await mayLag())) {
      if (age > LAG_MS && !known.isRenewed) renew(key, known, made())
      return known.value
    }
    // Somebody else may have begun meanwhile.
    const begun = kept.get(key)
    return begun?.version === version ? begun.value : keep(key, made())
  }
}
