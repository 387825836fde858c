/** Why a translation file is refused whole; each has its sentence under `refusal` in the namespace `translation`. */
export const FILE_REFUSALS = [
  'noFile',
  'empty',
  'tooLarge',
  'encoding',
  'undecodable',
  'format',
  'doctype',
  'notWellFormed',
  'tooDeep',
  'notXliff',
  'oldXliff',
  'newXliff',
  'languages',
  'noSource',
  'severalFiles',
  'foreign',
  'otherRecord',
  'revision',
  'column',
  'notCsv',
  'character',
  'unknownUnit',
  'doubledUnit',
  'noUnits',
] as const

export type RefusalReason = (typeof FILE_REFUSALS)[number]
export type RefusalParams = Readonly<Record<string, string | number>>

/** A translation file of which nothing can be taken over. `line` is counted from 1 in the decoded file. */
export class FileRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly params: RefusalParams = {},
    readonly line?: number,
  ) {
    super(`refusal.${reason}${line === undefined ? '' : ` at line ${line}`}`)
    this.name = 'FileRefusal'
  }
}
