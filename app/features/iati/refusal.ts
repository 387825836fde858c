/** Why a file is refused; each has its sentence under `refusal` in the namespace `iati`. */
export const REFUSAL_REASONS = [
  'unreadable',
  'empty',
  'archiveDamaged',
  'archiveEncrypted',
  'archiveWithoutXml',
  'archiveWithSeveralXml',
  'tooLarge',
  'bomb',
  'encodingUnknown',
  'encodingContradicted',
  'undecodable',
  'illegalCharacter',
  'notXml',
  'doctype',
  'truncated',
  'closingTag',
  'ampersand',
  'entity',
  'prefix',
  'duplicateAttribute',
  'notWellFormed',
  'tooDeep',
  'tooManyAttributes',
  'nameTooLong',
  'textTooLong',
  'activityTooLarge',
  'tooManyActivities',
  'organisationFile',
  'notIati',
  'rootNamespace',
  'versionMissing',
  'versionOld',
  'versionUnknown',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]

export type MessageParams = Readonly<Record<string, string | number>>

/** Where in the decoded source, both counted from 1. */
export type SourcePosition = { readonly line: number; readonly column: number }

/**
 * A file that cannot be read at all: nothing of it may be imported. `key` and `params` give the sentence
 * (namespace `iati`); the position is absent where the file could not even be opened as text.
 */
export class IatiRefusal extends Error {
  readonly reason: RefusalReason
  readonly params: MessageParams
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(reason: RefusalReason, params: MessageParams = {}, position?: SourcePosition) {
    super(position ? `refusal.${reason} at ${position.line}:${position.column}` : `refusal.${reason}`)
    this.name = 'IatiRefusal'
    this.reason = reason
    this.params = params
    this.line = position?.line
    this.column = position?.column
  }

  get key(): `refusal.${RefusalReason}` {
    return `refusal.${this.reason}`
  }

  /** The same refusal with a position, unless it has one already. */
  at(position: SourcePosition): IatiRefusal {
    return this.line === undefined ? new IatiRefusal(this.reason, this.params, position) : this
  }
}
