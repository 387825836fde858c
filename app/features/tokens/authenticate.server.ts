import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashSecret } from '#app/platform/auth/link-secret.server.ts'
import { networkOf, recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { noteNewPlace } from './new-place.server.ts'
import { TOKEN_PREFIX, type TokenScope } from './token.ts'

const MINUTE = 60

// A program that runs wild slows itself, not the portal; writes cost more than reads.
const byToken = new RateLimiterMemory({ points: 600, duration: MINUTE })
const writesByToken = new RateLimiterMemory({ points: 120, duration: MINUTE })
// What is kept of refusals: enough to see them, never so much that keeping them is the attack.
const keptRefusals = new RateLimiterMemory({ points: 5, duration: MINUTE })

const SCHEME = /^bearer\s+(\S+)\s*$/i

type Held = {
  id: string
  workspaceId: string
  slug: string
  name: string
  scope: TokenScope
  createdById: string | null
  /** Neither ended nor expired, and who made it is not suspended: their secrets may be in other hands. */
  isGood: boolean
  isClosed: boolean
  usedToday: boolean
  knownPlace: boolean
}

/**
 * The program that a request's `Authorization: Bearer` names. Null without that header. Throws `unauthenticated` for a token
 * that is wrong, expired or ended, and `too-many` (with `seconds`) past its limits. `address`: where the request came from.
 */
export async function actorOfToken(request: Request, address: string): Promise<Actor | null> {
  const header = request.headers.get('authorization')
  if (header === null) return null
  const token = SCHEME.exec(header)?.[1] ?? ''
  const network = networkOf(address) ?? 'unknown'
  const held = token.startsWith(TOKEN_PREFIX) && token.length < 100 ? await findToken({ hash: hashSecret(token), network }) : null
  if (!held?.isGood) {
    await noteRefusal(held, address)
    throw new AppError('unauthenticated', held ? 'unauthenticated.tokenEnded' : 'unauthenticated.token')
  }
  await countUse(held.id, request.method !== 'GET' && request.method !== 'HEAD')
  if (!held.usedToday) await sql('update api_token set last_used_on = current_date where id = $1::uuid', [held.id])
  if (!held.knownPlace)
    await noteNewPlace({ tokenId: held.id, workspaceId: held.workspaceId, name: held.name, slug: held.slug }, network, address)
  return asActor(held)
}

/** A program for which a job works later, with the rights that its token has by then. Null for one that is ended. */
export async function actorOfProgram(tokenId: string): Promise<Actor | null> {
  const held = await findToken({ id: tokenId })
  return held?.isGood ? asActor(held) : null
}

const asActor = ({ id, createdById, name, workspaceId, scope, isClosed }: Held): Actor => ({
  kind: 'token',
  userId: createdById,
  tokenId: id,
  name,
  isAdmin: false,
  memberships: new Map([[workspaceId, scope === 'WRITE' && !isClosed ? 'CONTRIBUTOR' : 'VIEWER']]),
})

/** By the hash of its secret as a network sends it, or by its id. */
async function findToken({ hash, network = '', id }: { hash?: string; network?: string; id?: string }): Promise<Held | null> {
  const [held] = await sql<Held>(
    `select t.id, t.workspace_id as "workspaceId", w.slug, t.name, t.scope::text as scope, t.created_by_id as "createdById",
       t.ended_at is null and t.expires_at > now() and maker.suspended_at is null as "isGood", w.closed_at is not null as "isClosed", t.last_used_on is not distinct from current_date as "usedToday",
       exists (select 1 from api_token_network n where n.token_id = t.id and n.network = $2) as "knownPlace"
     from api_token t join workspace w on w.id = t.workspace_id left join "user" maker on maker.id = t.created_by_id
     where t.token_hash = $1 or t.id = $3::uuid`,
    [hash ?? null, network, id ?? null],
  )
  return held ?? null
}

async function countUse(tokenId: string, isWrite: boolean): Promise<void> {
  try {
    await byToken.consume(tokenId)
    if (isWrite) await writesByToken.consume(tokenId)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw new AppError('too-many', 'tooMany.token', { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  }
}

async function noteRefusal(held: Held | null, address: string): Promise<void> {
  const key = held?.id ?? address
  const isKept = await keptRefusals.consume(key).then(
    () => true,
    () => false,
  )
  if (!isKept) return
  const event = { kind: 'token.refused' as const, address, detail: { why: held ? 'ended' : 'unknown' } }
  await recordSecurityEvent(held ? { ...event, tokenId: held.id, workspaceId: held.workspaceId } : event)
}

/** The workspace that a program's token is of, by its slug. Null for every other. */
export async function tokenWorkspace(actor: Actor, slug: string): Promise<{ id: string; slug: string } | null> {
  const [id] = actor.kind === 'token' ? [...actor.memberships.keys()] : []
  return id ? db.workspace.findFirst({ where: { id, slug }, select: { id: true, slug: true } }) : null
}
