import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As much of S3 as files are kept with: objects that are put, asked for, listed and taken away, in memory. */
export type FakeS3 = { endpoint: string; objects: Map<string, Buffer>; stop: () => Promise<void> }

export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3')
    const key = url.pathname
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const held = objects.get(key)
      if (request.method === 'PUT') {
        objects.set(key, Buffer.concat(chunks))
        response.writeHead(200, { ETag: '"x"' }).end()
        return
      }
      if (request.method === 'DELETE') {
        objects.delete(key)
        response.writeHead(204).end()
        return
      }
      if (url.searchParams.get('list-type') === '2') {
        const prefix = `${url.pathname.replace(/\/$/, '')}/${url.searchParams.get('prefix') ?? ''}`
        const found = [...objects.keys()].filter((name) => name.startsWith(prefix))
        const contents = found.map((name) => `<Contents><Key>${name.split('/').slice(2).join('/')}</Key><Size>1</Size></Contents>`).join('')
        response.writeHead(200, { 'Content-Type': 'application/xml' })
        response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`)
        return
      }
      if (!held) {
        response.writeHead(404, { 'Content-Type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
        return
      }
      response.writeHead(200, { 'Content-Length': held.length, ETag: '"x"', 'Last-Modified': new Date(0).toUTCString() })
      response.end(request.method === 'HEAD' ? undefined : held)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
