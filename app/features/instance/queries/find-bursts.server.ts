import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** Many of one thing in a day: what is worth a look before anything else. */
export type Burst = {
  kind: 'signInsOfAccount' | 'signInsFromNetwork' | 'rightsRefused' | 'tokensElsewhere'
  count: number
  person: { id: string; name: string } | null
  network: string | null
  /** When the last one was. */
  at: string
}

const LEAST = { signInsOfAccount: 10, signInsFromNetwork: 30, rightsRefused: 15, tokensElsewhere: 1 } as const
const MOST = 20

const FAILED = "kind in ('sign-in.failed', 'sign-in.limited', 'secondStep.failed')"
const LATELY = "at > now() - interval '24 hours'"

const BURSTS = `
  select 'signInsOfAccount' as kind, count(*)::int as count, user_id, null as network, max(at) as at from security_event
    where ${LATELY} and ${FAILED} and user_id is not null group by user_id having count(*) >= ${LEAST.signInsOfAccount}
  union all
  select 'signInsFromNetwork', count(*)::int, null, network, max(at) from security_event
    where ${LATELY} and ${FAILED} and network is not null group by network having count(*) >= ${LEAST.signInsFromNetwork}
  union all
  select 'rightsRefused', count(*)::int, user_id, null, max(at) from security_event
    where ${LATELY} and kind = 'right.refused' and user_id is not null group by user_id having count(*) >= ${LEAST.rightsRefused}
  union all
  select 'tokensElsewhere', count(*)::int, user_id, null, max(at) from security_event
    where ${LATELY} and kind = 'token.newPlace' group by user_id having count(*) >= ${LEAST.tokensElsewhere}`

/** What came in bursts within the last day, the largest first. Throws `not-found` for who does not run the instance. */
export async function findBursts(actor: Actor): Promise<Burst[]> {
  requireAdmin(actor)
  const rows = await sql<{
    kind: Burst['kind']
    count: number
    userId: string | null
    userName: string | null
    network: string | null
    at: Date
  }>(
    `select b.kind, b.count, b.user_id as "userId", u.name as "userName", b.network, b.at from (${BURSTS}) b
     left join "user" u on u.id = b.user_id order by b.count desc, b.at desc limit ${MOST}`,
  )
  return rows.map(({ kind, count, userId, userName, network, at }) => ({
    kind,
    count,
    person: userId && { id: userId, name: userName ?? '' },
    network,
    at: at.toISOString(),
  })) as Burst[]
}
