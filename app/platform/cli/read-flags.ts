import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './command.ts'

type Flags = NonNullable<ParseArgsConfig['options']>

/**
 * The flags of a command and the words beside them, of which there must be as many as `places` names.
 * Throws UsageError with what was wrong.
 */
export function readFlags<const F extends Flags>(words: readonly string[], flags: F, places: readonly string[] = []) {
  const { values, positionals } = parsed(words, flags)
  const missing = places[positionals.length]
  if (missing) throw new UsageError(`${missing} is missing`)
  if (positionals.length > places.length) throw new UsageError(`Unexpected word: ${positionals[places.length]}`)
  return { values, positionals }
}

function parsed<const F extends Flags>(words: readonly string[], flags: F) {
  try {
    return parseArgs({ args: [...words], options: flags, strict: true, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The value of a flag that must be given. */
export function required(value: string | undefined, flag: string): string {
  if (!value?.trim()) throw new UsageError(`--${flag} is missing`)
  return value.trim()
}

/** A value that must be one of those a list names. */
export function oneOf<const T extends string>(value: string, choices: readonly T[], flag: string): T {
  const found = choices.find((choice) => choice === value)
  if (!found) throw new UsageError(`--${flag} must be one of ${choices.join(', ')}: ${value}`)
  return found
}

/** `SN,ML` as a list; none for an absent flag. */
export const listed = (value: string | undefined) =>
  (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
