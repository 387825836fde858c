import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { readTimeCursor, writeTimeCursor } from '#app/features/instance/cursor.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { MAIL_JOB } from '#app/platform/mail/mail.server.ts'

/** `outbox`: it waits to be read in the portal, where no mail server is set. */
export const MAIL_STATES = ['failing', 'smtp', 'outbox'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A message without its text; of its address the first letter and the domain. */
export type MailLine = { id: string; state: MailState; masked: string; error: string | null; at: string }
export type MailDay = { /** YYYY-MM-DD, UTC. */ day: string } & Record<MailState, number>

const PAGE = 50
const DAYS = 14

/** Messages of a state, the newest first. Throws `not-found` for who does not run the instance. */
export async function listMail(
  actor: Actor,
  { state, after }: { state: MailState | null; after: string | null },
): Promise<{ items: MailLine[]; next: string | null }> {
  requireAdmin(actor)
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const where: string[] = []
  if (state) where.push(`sent_by = ${value(state)}`)
  const cursor = readTimeCursor(after)
  if (cursor)
    where.push(
      `created_at <= ${value(cursor.at)}::timestamptz and (created_at < ${value(cursor.at)}::timestamptz or id > ${value(cursor.id)}::uuid)`,
    )
  const rows = await sql<{ id: string; state: MailState; masked: string; error: string | null; at: Date }>(
    `select id, sent_by as state, masked, error, created_at as at from mail
     ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by created_at desc, id limit ${PAGE + 1}`,
    values,
  )
  const items = rows.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }))
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? writeTimeCursor(last) : null }
}

/** How many messages of each day of the last two weeks left, wait or are refused, and how many wait to be tried at all or failed for good. */
export async function countMail(actor: Actor): Promise<{ days: MailDay[]; queued: number; failed: number }> {
  requireAdmin(actor)
  const [days, jobs] = await Promise.all([
    sql<MailDay>(
      `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) filter (where sent_by = 'failing')::int as failing,
         count(*) filter (where sent_by = 'smtp')::int as smtp, count(*) filter (where sent_by = 'outbox')::int as outbox
       from mail where created_at > now() - interval '${DAYS} days' group by 1 order by 1 desc`,
    ),
    sql<{ queued: number; failed: number }>(
      `select count(*) filter (where attempts < max_attempts)::int as queued, count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed
       from graphile_worker.jobs where task_identifier = $1`,
      [MAIL_JOB],
    ),
  ])
  return { days, queued: jobs[0]?.queued ?? 0, failed: jobs[0]?.failed ?? 0 }
}
