import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#app/platform/errors/app-error.ts'
import { hostOf } from './security-events.server.ts'

const QUARTER_OF_AN_HOUR = 15 * 60

// Counted by the address the tries come from, never by account alone: nobody can lock another person out by failing
// on purpose from elsewhere.
const byAddress = new RateLimiterMemory({ points: 60, duration: QUARTER_OF_AN_HOUR })
const byAddressAndAccount = new RateLimiterMemory({ points: 8, duration: QUARTER_OF_AN_HOUR })
// Of all networks together from which the person never signed in: many addresses help nobody, and leave the person their own.
const elsewhereByAccount = new RateLimiterMemory({ points: 100, duration: QUARTER_OF_AN_HOUR })
const resetsByAddress = new RateLimiterMemory({ points: 20, duration: QUARTER_OF_AN_HOUR })
const resetsByAccount = new RateLimiterMemory({ points: 5, duration: QUARTER_OF_AN_HOUR })
const linksByAccount = new RateLimiterMemory({ points: 5, duration: QUARTER_OF_AN_HOUR })
const linksByAddress = new RateLimiterMemory({ points: 20, duration: QUARTER_OF_AN_HOUR })
const challengesByAddress = new RateLimiterMemory({ points: 120, duration: QUARTER_OF_AN_HOUR })
const codesByPlace = new RateLimiterMemory({ points: 10, duration: QUARTER_OF_AN_HOUR })
const changesByAccount = new RateLimiterMemory({ points: 5, duration: QUARTER_OF_AN_HOUR })
const refusalsByAddress = new RateLimiterMemory({ points: 1, duration: QUARTER_OF_AN_HOUR })

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
const accountKey = (place: string, email: string) => hashed(`${place} ${email.trim().toLowerCase()}`)

/** Counts one try from an address for an account; `isKnown` says that its person has signed in from there before. Throws `too-many` with the minutes to wait. */
export async function countTry(address: string, email: string, isKnown: boolean): Promise<void> {
  const host = hostOf(address)
  await count('tooMany.tries', [byAddress, host], [byAddressAndAccount, accountKey(host, email)])
  if (!isKnown) await count('tooMany.tries', [elsewhereByAccount, accountKey('elsewhere', email)])
}

/** A right password clears the count of that account from that address. */
export async function forgetTries(address: string, email: string): Promise<void> {
  await byAddressAndAccount.delete(accountKey(hostOf(address), email))
}

/**
 * Counts one asking for a reset mail. Here the account counts wherever the asking comes from: nobody's mailbox can be
 * filled, and the mails already sent still work. Throws `too-many` with the minutes to wait.
 */
export async function countReset(address: string, email: string): Promise<void> {
  await count('tooMany.resets', [resetsByAddress, hostOf(address)], [resetsByAccount, hashed(email.trim().toLowerCase())])
}

/**
 * Counts one asking for a link to sign in by, like a reset mail. `place` is a network that the person has signed in from, or null for all
 * others together: whoever asks from elsewhere leaves the person their own. Throws `too-many` with the minutes to wait.
 */
export async function countLink(address: string, email: string, place: string | null): Promise<void> {
  await count('tooMany.resets', [linksByAddress, hostOf(address)], [linksByAccount, accountKey(place ?? 'elsewhere', email)])
}

/** Counts one challenge for a passkey. Throws `too-many`. */
export async function countChallenge(address: string): Promise<void> {
  await count('tooMany.codes', [challengesByAddress, hostOf(address)])
}

/**
 * Counts one code or password of a person that is tried. `place` is a network the person has signed in from before, or null for all
 * others together: whoever tries from elsewhere, from however many addresses, leaves the person their own tries. Throws `too-many`.
 */
export async function countCode(userId: string, place: string | null): Promise<void> {
  await count('tooMany.codes', [codesByPlace, `${userId} ${place ?? 'elsewhere'}`])
}

/** A right code clears the count. */
export async function forgetCodes(userId: string, place: string | null): Promise<void> {
  await codesByPlace.delete(`${userId} ${place ?? 'elsewhere'}`)
}

/** Counts one change of address that a person asks for: each sends two mails. Throws `too-many`. */
export async function countChange(userId: string): Promise<void> {
  await count('tooMany.resets', [changesByAccount, userId])
}

/** True once in a quarter of an hour for an address: that somebody was held up is kept once, however often they go on trying. */
export async function isFirstRefusal(address: string): Promise<boolean> {
  return refusalsByAddress.consume(hostOf(address)).then(
    () => true,
    () => false,
  )
}

async function count(messageKey: string, ...counters: [RateLimiterMemory, string][]): Promise<void> {
  try {
    for (const [limiter, key] of counters) await limiter.consume(key)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw new AppError('too-many', messageKey, { count: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000)) })
  }
}
