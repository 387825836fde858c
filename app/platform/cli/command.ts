/** How a command ends: 0 done, 1 refused or problems found (stated), 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

export type Command = {
  /** The words after the command's name, as `--help` shows them. */
  usage: string
  /** It needs no database: none is opened for it. */
  standsAlone?: true
  run: (words: string[]) => Promise<ExitCode>
}

/** Wrong use of a command, with the sentence that says what was expected. */
export class UsageError extends Error {}
