// node postgis-server.js URL: serves tiles of PostGIS as the portal serves its own, and prints its port. Nothing is kept.
import { createHash } from 'node:crypto'
import http from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import pg from 'pg'
import { tileText } from './postgis.js'

const compress = promisify(gzip)
// As many connections as the portal has. Plans made for the values of a tile are better than general ones.
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10, options: '-c plan_cache_mode=force_custom_plan -c jit=off' })
const names = new Map()

const server = http.createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(error.message))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://bench')
  const [z, x, y] = pathname.match(/\d+/g).map(Number)
  const list = (name) => searchParams.get(name)?.split(',')
  const { text, values } = tileText({ z, x, y, severity: list('severity'), sector: list('sector') })
  if (!names.has(text)) names.set(text, `t${names.size}`)
  const { rows } = await pool.query({ text, values, name: names.get(text) })
  const { tile } = rows[0]
  if (tile.length === 0) return void response.writeHead(204).end()
  const packed = await compress(tile)
  const etag = `"${createHash('sha256').update(tile).digest('base64url').slice(0, 22)}"`
  response.writeHead(200, { 'Content-Type': 'application/vnd.mapbox-vector-tile', 'Content-Encoding': 'gzip', ETag: etag }).end(packed)
}
