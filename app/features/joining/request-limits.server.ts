import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#app/platform/errors/app-error.ts'

const HOUR = 3600
const DAY = 24 * HOUR

const byAddress = new RateLimiterMemory({ points: 10, duration: HOUR })
// Nobody's mailbox can be filled, wherever the asking comes from.
const byEmail = new RateLimiterMemory({ points: 4, duration: DAY })

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Counts one request for a workspace. Throws `too-many` with the minutes to wait. */
export async function countRequest(address: string, email: string): Promise<void> {
  try {
    await byAddress.consume(address)
    await byEmail.consume(hashed(email))
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw new AppError('too-many', 'tooMany.requests', { count: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000)) })
  }
}
