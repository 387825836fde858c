import { LRUCache } from 'lru-cache'
import { dataVersion } from './data-version.server.ts'

/**
 * What was derived from public data alone, kept in this process until that data changes: at most `max` values, the newest
 * used last. While changes cannot be heard nothing is kept. Values are shared: nobody may change them.
 */
export function publicMemory<Value extends object>(max: number): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new LRUCache<string, Promise<Value>>({ max })
  return (key, make) => {
    const version = dataVersion()
    if (version === null) return make()
    const name = `${version} ${key}`
    const known = kept.get(name)
    if (known) return known
    const making = make()
    kept.set(name, making)
    making.catch(() => kept.delete(name))
    return making
  }
}
