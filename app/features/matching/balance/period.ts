import { z } from 'zod'

/** Calendar days, YYYY-MM-DD, both included. */
export type Period = { from: string; to: string }

const day = z.iso.date()

/** The year that ends today. */
function lastYear(today: string): Period {
  const from = new Date(`${today}T00:00:00Z`)
  from.setUTCFullYear(from.getUTCFullYear() - 1)
  return { from: from.toISOString().slice(0, 10), to: today }
}

/** The period that an address names (`from`, `to`), else the last year; what cannot be one is said, and ignored. */
export function readPeriod(search: URLSearchParams, today: string): { period: Period; ignored: boolean } {
  const usual = lastYear(today)
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const typed = search.get(name)?.trim()
    return typed ? (day.safeParse(typed).data ?? null) : usual[name]
  })
  if (!from || !to || from > to || from < '2000-01-01' || to > '2100-01-01') return { period: usual, ignored: true }
  return { period: { from, to }, ignored: false }
}
