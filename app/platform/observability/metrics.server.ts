import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sql } from '#app/platform/db/client.server.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const seconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by method and status',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})

new Gauge({
  name: 'portal_jobs',
  help: 'Jobs of the queue by kind and state; failed ones are tried no more',
  labelNames: ['kind', 'state'],
  registers: [registry],
  async collect() {
    const rows = await sql<{ kind: string; state: string; n: number }>(
      `select task_identifier as kind, case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' else 'waiting' end as state,
         count(*)::int as n from graphile_worker.jobs group by 1, 2`,
    ).catch(() => [])
    this.reset()
    for (const { kind, state, n } of rows) this.set({ kind, state }, n)
  },
})

export const timeRequest: RequestHandler = (request, response, next) => {
  const end = seconds.startTimer()
  response.once('finish', () => end({ method: request.method, status: response.statusCode }))
  next()
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Prometheus metrics, for the machine itself: a request that came through a proxy or from elsewhere is told there is nothing. */
export async function metricsPage(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (!LOOPBACK.has(request.socket.remoteAddress ?? '') || request.get('x-forwarded-for')) return next()
  response.type(registry.contentType).send(await registry.metrics())
}
