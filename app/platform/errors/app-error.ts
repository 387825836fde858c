/**
 * What can go wrong by rule. platform/http alone knows the HTTP status of each. `second-step` and `fresh-proof` lead the person to
 * where they give it, and back.
 */
export type AppErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'gone' | 'conflict' | 'too-large' | 'too-many' | 'second-step' | 'fresh-proof'

/**
 * A refusal that a person can understand: `messageKey` is a key of the namespace `errors`, `params` its placeholders.
 * Anything else that is thrown is a fault of ours.
 */
export class AppError extends Error {
  readonly kind: AppErrorKind
  readonly messageKey: string
  readonly params: Readonly<Record<string, string | number>>

  constructor(kind: AppErrorKind, messageKey: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`${kind}: ${messageKey}`)
    this.name = 'AppError'
    this.kind = kind
    this.messageKey = messageKey
    this.params = params
  }
}

export const notFound = (what: string) => new AppError('not-found', `notFound.${what}`)
export const forbidden = (what: string) => new AppError('forbidden', `forbidden.${what}`)
