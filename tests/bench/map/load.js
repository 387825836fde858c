// Load on a server from many connections at once, and what comes back.
import http from 'node:http'
import { gunzipSync } from 'node:zlib'

/**
 * Asks for the paths in turn, over and over, for so many seconds. Gives requests a second, the milliseconds of each, those that were
 * in flight in the end included, and the share that came from a cache.
 */
export async function load(origin, paths, { seconds, connections }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const times = []
  const byZoom = new Map()
  const started = performance.now()
  const end = started + seconds * 1000
  let next = 0
  let completed = 0
  let hits = 0
  const caller = async () => {
    while (performance.now() < end) {
      const path = paths[next++ % paths.length]
      const asked = performance.now()
      const { status, headers } = await get(agent, origin + path)
      if (status !== 200 && status !== 204) throw new Error(`${path}: ${status}`)
      const now = performance.now()
      times.push(now - asked)
      const zoom = Number(/\/(\d+)\//.exec(path)?.[1])
      const ofZoom = byZoom.get(zoom)
      if (ofZoom) ofZoom.push(now - asked)
      else byZoom.set(zoom, [now - asked])
      if (now <= end) completed += 1
      if (headers['x-cache'] === 'hit') hits += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, caller))
  agent.destroy()
  return { rate: completed / seconds, times, hits: hits / times.length, byZoom }
}

function get(agent, url) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.on('data', () => undefined)
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }))
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}

/** The unpacked bytes of one answer, null where it is empty. */
export function fetchBytes(url) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          if (response.statusCode === 204) return resolve(null)
          if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`))
          const bytes = Buffer.concat(chunks)
          resolve(response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes)
        })
      })
      .on('error', reject)
  })
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
