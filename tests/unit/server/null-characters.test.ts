import type { ServerBuild } from '@remix-run/node'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#app/platform/server/app.server.ts'

/** A portal of one route, which answers with what it is asked: a null character would reach it as it would any other. */
const build = {
  routes: {
    echo: {
      id: 'echo',
      path: 'echo/:name',
      module: {
        default: undefined,
        handle: { direct: true },
        loader: ({ request, params }: { request: Request; params: { name: string } }) =>
          Response.json([decodeURIComponent(params.name), ...new URL(request.url).searchParams.entries()]),
      },
    },
  },
} as unknown as ServerBuild

const server = createApp({ build, production: false, origin: undefined, trustProxy: 0 }).listen(0, '127.0.0.1')
beforeAll(async () => void (server.listening || (await once(server, 'listening'))))
afterAll(() => void server.close())

test.each([
  ['/echo/a?q=%00', ['a', ['q', '\uFFFD']]],
  ['/echo/%00?token=a%00b&a%00=%00%00', ['\uFFFD', ['token', 'a\uFFFDb'], ['a\uFFFD', '\uFFFD\uFFFD']]],
  ['/echo/a%2500?q=%2500', ['a%00', ['q', '%00']]],
])('%s holds no null character for who answers', async (address, said) => {
  const answered = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`)
  expect(await answered.json()).toEqual(said)
})
