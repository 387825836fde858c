import { AppError } from '#app/platform/errors/app-error.ts'
import type { FilterProblem } from '#app/features/filters/filters.ts'

/** A problem document of RFC 9457, with what the portal adds to it. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  /** The parameters that could not be understood. */
  errors?: readonly FilterProblem[]
  /** Why and since when a record is withdrawn. */
  reason?: string
  date?: string
}

/** A question whose parameters could not be understood; names each of them. */
export class WrongQuery extends AppError {
  readonly errors: readonly FilterProblem[]

  constructor(errors: readonly [FilterProblem, ...FilterProblem[]]) {
    const [{ name, value, why }] = errors
    super('invalid', why === 'foreign' ? 'invalid.foreign' : 'invalid.value', { name, value })
    this.errors = errors.map(({ name, value }) => ({ name, value }))
  }
}

/** What cannot be answered now: it takes too long, or too many ask at once. `messageKey` as of an AppError; `retryAfter` in seconds. */
export class Unavailable extends Error {
  readonly messageKey: string
  readonly retryAfter: number

  constructor(messageKey: string, retryAfter: number) {
    super(`unavailable: ${messageKey}`)
    this.name = 'Unavailable'
    this.messageKey = messageKey
    this.retryAfter = retryAfter
  }
}

/** What an error of ours says in a problem document; `title` is the phrase of its status. */
export function problemOf(error: AppError, status: number, title: string, detail: string): Problem {
  const { reason, date } = error.params
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(error instanceof WrongQuery ? { errors: error.errors } : {}),
    ...(error.kind === 'gone' ? { reason: String(reason), date: String(date) } : {}),
  }
}
