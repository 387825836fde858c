import { AppError } from '#app/platform/errors/app-error.ts'
import type { FilterProblem } from '#app/features/filters/filters.ts'

/** A problem document of RFC 9457, with what the portal adds to it. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  /** The parameters, or fields of a document, that could not be understood; `reason`: why, of a field. */
  errors?: readonly (Pick<FilterProblem, 'name' | 'value'> & { reason?: string })[]
  /** Fields that others changed since the revision a change was made from, and the revision it is now. */
  conflicts?: readonly FieldInConflict[]
  revision?: number
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

/** A document with fields that cannot be taken; names each of them. */
export class WrongBody extends AppError {
  readonly errors: readonly { name: string; value: string; reason?: string }[]

  constructor(errors: readonly [{ name: string; value: string; reason?: string }, ...{ name: string; value: string; reason?: string }[]]) {
    super('invalid', 'invalid.field', { name: errors[0].name, value: errors[0].reason ?? errors[0].value })
    this.errors = errors
  }
}

/** What a field said when the change was made, what it says now, and what was sent. */
export type FieldInConflict = { name: string; base: string; theirs: string; yours: string }

/** A change of fields that others changed meanwhile, differently. Nothing is written. */
export class EditConflict extends AppError {
  readonly revision: number
  readonly conflicts: readonly FieldInConflict[]

  constructor(revision: number, conflicts: readonly FieldInConflict[]) {
    super('conflict', 'conflict.edited')
    this.revision = revision
    this.conflicts = conflicts
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
    ...(error instanceof WrongQuery || error instanceof WrongBody ? { errors: error.errors } : {}),
    ...(error instanceof EditConflict ? { revision: error.revision, conflicts: error.conflicts } : {}),
    ...(error.kind === 'gone' ? { reason: String(reason), date: String(date) } : {}),
  }
}
