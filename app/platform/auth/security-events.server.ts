import { isIPv6 } from 'node:net'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import type { SecurityEventKind } from './security-event-kinds.ts'

export type NewSecurityEvent = {
  kind: SecurityEventKind
  userId?: string | null
  workspaceId?: string | null
  tokenId?: string | null
  /** The network address the request came from; its network alone is kept. */
  address?: string
  /** Facts in a few words: never a secret, an address of a mailbox, or what somebody typed. */
  detail?: Readonly<Record<string, string | number | boolean>>
}

/**
 * Keeps something of weight for the safety of accounts. Told after the fact, in a statement of its own: what it tells of
 * stands even where it cannot be kept, so nothing is thrown.
 */
export async function recordSecurityEvent({ kind, userId, workspaceId, tokenId, address, detail = {} }: NewSecurityEvent): Promise<void> {
  const network = networkOf(address ?? '')
  const data = { id: uuidv7(), kind, userId: userId ?? null, workspaceId: workspaceId ?? null, tokenId: tokenId ?? null, network, detail }
  await db.securityEvent
    .create({ data })
    .catch((error: unknown) => log.error({ err: error as Error, kind }, 'a security event was not kept'))
}

/** The network of an address: the first 24 bits of IPv4, 48 of IPv6; null for anything else. */
export function networkOf(address: string): string | null {
  const plain = plainAddress(address)
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain)
  if (four) return `${four[1]}.0/24`
  const groups = groupsOf(plain)
  return groups && `${groups.slice(0, 3).join(':')}::/48`
}

/** What tries are counted by: an address, of IPv6 its first 64 bits, since one machine has all that begin so. */
export function hostOf(address: string): string {
  const plain = plainAddress(address)
  const groups = groupsOf(plain)
  return groups ? `${groups.slice(0, 4).join(':')}::/64` : plain
}

const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')

/** The eight groups of an IPv6 address; null for anything else. */
function groupsOf(plain: string): string[] | null {
  if (!isIPv6(plain)) return null
  const [head = '', tail] = plain.split('::')
  const given = head.split(':').filter(Boolean)
  const last = (tail ?? '').split(':').filter(Boolean)
  const groups = tail === undefined ? given : [...given, ...Array<string>(8 - given.length - last.length).fill('0'), ...last]
  return groups.map((group) => group.replace(/^0+(?=.)/, ''))
}
