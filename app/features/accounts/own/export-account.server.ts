import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'

/** Events read at a time. */
const BATCH = 1000
const FIRST = '00000000-0000-0000-0000-000000000000'

type Pieces = AsyncGenerator<string, void>

/**
 * Everything the portal holds about a person's account, for that person, as the pieces of one JSON text: what they told, where they are members, how
 * they sign in, their sessions, what was kept for their safety, and what they did. Secrets and hashes are left out. However much a person did,
 * no more of it is held than is read at a time.
 */
export async function exportAccount(actor: Actor): Promise<Pieces> {
  const { userId } = requireSession(actor)
  return write(await aboutAccount(userId), {
    securityEvents: inBatches<SafetyRow>(
      (last) =>
        sql(
          `select id, kind, network, detail, at from security_event where user_id = $1::uuid and (at, id) > ($2::timestamptz, $3::uuid) order by at, id limit ${BATCH}`,
          [userId, last?.at ?? '-infinity', last?.id ?? FIRST],
        ),
      ({ kind, network, detail, at }) => ({ kind, network, detail, at }),
    ),
    doings: inBatches<DoingRow>(
      (last) =>
        sql(
          `select id, kind, record_id as "recordId", workspace_id as "workspaceId", at from event where actor_id = $1::uuid and id > $2::uuid order by id limit ${BATCH}`,
          [userId, last?.id ?? FIRST],
        ),
      ({ kind, recordId, workspaceId, at }) => ({ kind, recordId, workspaceId, at }),
    ),
    imports: inBatches<{ id: string }>(
      (last) =>
        sql(`select id from import where user_id = $1::uuid and id > $2::uuid order by id limit ${BATCH}`, [userId, last?.id ?? FIRST]),
      ({ id }) => id,
    ),
  })
}

type SafetyRow = { id: string; kind: string; network: string | null; detail: unknown; at: Date }
type DoingRow = { id: string; kind: string; recordId: string | null; workspaceId: string | null; at: Date }

async function aboutAccount(userId: string) {
  const [user, memberships, sessions, passkeys, authenticator, codes, identities, networks] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { id: true, name: true, email: true, emailVerified: true, language: true, isAdmin: true, createdAt: true, updatedAt: true },
    }),
    db.membership.findMany({
      where: { userId },
      select: { role: true, createdAt: true, workspace: { select: { slug: true, name: true } } },
    }),
    db.session.findMany({
      where: { userId },
      select: { startedBy: true, userAgent: true, network: true, createdAt: true, lastSeenAt: true, secondStepAt: true, expiresAt: true },
    }),
    db.passkey.findMany({ where: { userId }, select: { name: true, createdAt: true, lastUsedAt: true } }),
    db.authenticator.findUnique({ where: { userId }, select: { createdAt: true } }),
    db.recoveryCode.findMany({ where: { userId }, select: { usedAt: true } }),
    db.externalIdentity.findMany({ where: { userId }, select: { issuer: true, subject: true, createdAt: true } }),
    db.knownNetwork.findMany({ where: { userId }, select: { network: true, firstSeen: true } }),
  ])
  return {
    account: user,
    memberships,
    methods: {
      passkeys,
      authenticator,
      recoveryCodes: { made: codes.length, used: codes.filter(({ usedAt }) => usedAt !== null).length },
      identities,
    },
    sessions,
    networks,
  }
}

/** What is told of rows, a batch at a time; `read` gives those that come after one, or the first. */
async function* inBatches<Row>(
  read: (last: Row | undefined) => Promise<Row[]>,
  told: (row: Row) => unknown,
): AsyncGenerator<unknown[], void> {
  let rows: Row[] = []
  do {
    rows = await read(rows.at(-1))
    if (rows.length > 0) yield rows.map(told)
  } while (rows.length === BATCH)
}

/** An object whose last members are lists that come in batches, as JSON. */
async function* write(head: object, lists: Record<string, AsyncIterable<unknown[]>>): Pieces {
  yield JSON.stringify(head, null, 2).slice(0, -'\n}'.length)
  for (const [name, batches] of Object.entries(lists)) {
    yield `,\n  ${JSON.stringify(name)}: [`
    let between = '\n    '
    for await (const rows of batches) {
      yield between + rows.map((row) => JSON.stringify(row)).join(',\n    ')
      between = ',\n    '
    }
    yield '\n  ]'
  }
  yield '\n}\n'
}
