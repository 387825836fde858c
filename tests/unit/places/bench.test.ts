import { test } from 'vitest'
import { loadGazetteer } from '#app/features/places/internal/gazetteer.server.ts'
import { loadBoundaries } from '#app/features/places/internal/boundaries.server.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'
import { searchPlaces } from '#app/features/places/search-places.server.ts'
import { listAdmin1, labelPoint } from '#app/features/places/areas.server.ts'
import { areaTable } from '#app/features/places/internal/area-table.server.ts'
const mem = () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const m = process.memoryUsage()
  return (m.heapUsed + m.arrayBuffers) / 1e6
}
async function timed<T>(what: string, f: () => Promise<T>) {
  let worst = 0,
    last = performance.now()
  const beat = setInterval(() => {
    const n = performance.now()
    worst = Math.max(worst, n - last)
    last = n
  }, 1)
  const c = process.cpuUsage()
  const m = mem()
  const t = performance.now()
  const r = await f()
  const ms = performance.now() - t
  clearInterval(beat)
  const u = process.cpuUsage(c)
  console.log(what, 'ms', ms | 0, 'cpu', ((u.user + u.system) / 1000) | 0, 'worst block', worst | 0, 'MB', (mem() - m).toFixed(1))
  return r
}
test('bench', async () => {
  const t = performance.now()
  listAdmin1('SN', 'ar')
  console.log(
    'areas',
    performance.now() - t,
    listAdmin1('SN', 'ar')
      .map((a) => a.name)
      .join(' '),
  )
  await timed('boundaries', loadBoundaries)
  const g = await timed('gazetteer', loadGazetteer)
  for (const [n, la, lo] of [
    ['goma', -1.68, 29.23],
    ['gisenyi', -1.7, 29.26],
    ['golan', 33, 35.78],
    ['mombasa', -4.05, 39.67],
    ['sea', 0, -20],
    ['srinagar', 34.08, 74.8],
    ['male', 4.17, 73.51],
    ['funafuti', -8.52, 179.2],
    ['paris', 48.85, 2.35],
    ['dakhla', 23.7, -15.93],
    ['tarawa', 1.33, 172.98],
    ['zero', 0, 0],
    ['tripoli leb', 34.43, 35.83],
    ['gaza', 31.5, 34.45],
    ['zanz', -6.16, 39.2],
  ] as const)
    console.log(n, JSON.stringify(await locatePoint(la, lo, 'fr')))
  const tab = areaTable()
  const bad: string[] = []
  let n = 0
  for (const code of [...Object.keys(tab.areas), ...Object.keys(tab.countries)]) {
    const p = labelPoint(code)!
    const r = await locatePoint(p.lat, p.lon)
    n++
    if ((code.length === 2 ? r?.country : r?.admin1) !== code) bad.push(code + ':' + r?.country + '/' + r?.admin1)
  }
  console.log('labels', n, 'bad', bad.length, bad.join(' '))
  const times: number[] = []
  for (let i = 0; i < 3000; i++) {
    const a = performance.now()
    await locatePoint(Math.random() * 120 - 50, Math.random() * 360 - 180)
    times.push(performance.now() - a)
  }
  times.sort((a, b) => a - b)
  console.log('locate p50', times[1500], 'p95', times[2850], times.at(-1))
  // all places as queries: 3 letters prefix
  const qt: number[] = []
  for (let i = 0; i < 3000; i++) {
    const e = g.entry(Math.floor(Math.random() * g.size))
    const nm = e.names[Math.floor(Math.random() * e.names.length)]!
    const q = nm.slice(0, 2 + Math.floor(Math.random() * 4))
    const a = performance.now()
    await searchPlaces(q, { language: 'fr', limit: 8 })
    qt.push(performance.now() - a)
  }
  qt.sort((a, b) => a - b)
  console.log('search p50', qt[1500], 'p95', qt[2850], 'max', qt.at(-1))
  console.log(
    JSON.stringify(await searchPlaces('دمش', { language: 'fr' })),
    JSON.stringify(await searchPlaces('damas', { language: 'ar', limit: 2 })),
  )
}, 120000)
