import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#app/platform/errors/app-error.ts'

// Counted by the address the tries come from, never by account alone: nobody can lock another person out by failing
// on purpose from elsewhere.
const byAddressAndAccount = new RateLimiterMemory({ points: 8, duration: 15 * 60 })
const byAddress = new RateLimiterMemory({ points: 60, duration: 15 * 60 })

const accountKey = (address: string, email: string) =>
  createHash('sha256').update(`${address} ${email.trim().toLowerCase()}`).digest('base64url')

/** Counts one try from an address for an account. Throws `too-many` with the minutes to wait. */
export async function countTry(address: string, email: string): Promise<void> {
  try {
    await byAddress.consume(address)
    await byAddressAndAccount.consume(accountKey(address, email))
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw new AppError('too-many', 'tooMany.tries', { count: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000)) })
  }
}

/** A right password clears the count of that account from that address. */
export async function forgetTries(address: string, email: string): Promise<void> {
  await byAddressAndAccount.delete(accountKey(address, email))
}
