import { sql } from '#app/platform/db/client.server.ts'

/** The job that forgets what is old. */
export const SWEEP_SECURITY_JOB = 'security-sweep'

/** How long security events are kept, in days. */
export const KEPT_DAYS = 180
const BATCH = 10_000

/** Forgets security events past their time, in batches that hold nobody up. */
export async function sweepSecurityEvents(): Promise<void> {
  for (;;) {
    const gone = await sql(
      `delete from security_event where id in (select id from security_event where at < now() - interval '${KEPT_DAYS} days' order by at limit ${BATCH}) returning 1`,
    )
    if (gone.length < BATCH) return
  }
}
