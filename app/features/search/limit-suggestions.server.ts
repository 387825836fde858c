import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#app/platform/errors/app-error.ts'

// A whole office may stand behind one address, and one types several letters a second.
const byAddress = new RateLimiterMemory({ points: 300, duration: 30 })

/** Counts one asking for suggestions from an address. Throws `too-many`. */
export async function countSuggesting(address: string): Promise<void> {
  try {
    await byAddress.consume(address)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw new AppError('too-many', 'tooMany.tries', { count: 1 })
  }
}
