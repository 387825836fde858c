import { sql } from '#app/platform/db/client.server.ts'

/** Of more records than so many, counting takes longer than a page may. */
const MANY = 100_000
const KEPT_MS = 60_000
let known: { at: number; found: Promise<boolean> } | undefined

/** Whether there are so many records that what is counted of them may be a minute old. As the database estimates them. */
export function areMany(): Promise<boolean> {
  if (known && Date.now() - known.at < KEPT_MS) return known.found
  const found = readWhether()
  known = { at: Date.now(), found }
  found.catch(() => (known = undefined))
  return found
}

async function readWhether(): Promise<boolean> {
  const [row] = await sql<{ rows: number }>(
    `select coalesce(sum(reltuples), 0)::float8 as rows from pg_class where oid in (to_regclass('need_entry'), to_regclass('project_entry'))`,
  )
  return (row?.rows ?? 0) > MANY
}
