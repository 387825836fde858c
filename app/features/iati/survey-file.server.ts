import { readElements } from './read-activities.server.ts'
import type { ReadLimits } from './read-limits.ts'
import { childText } from './xml-element.ts'

export type FileSurvey = {
  readonly version: string
  /** Lexical xsd:dateTime, as stated. */
  readonly generatedDatetime?: string
  readonly activities: number
  /** Lines of the activities that share an identifier with another of the file. */
  readonly duplicates: ReadonlyMap<string, readonly number[]>
  /** Lines of the activities without an identifier. */
  readonly withoutIdentifier: readonly number[]
}

/**
 * Reads a file to its end without keeping anything of it: the first of an import's two passes, which knows before any write
 * that the file is sound. Identifiers are compared trimmed and case-sensitive. Throws IatiRefusal.
 */
export async function surveyFile(path: string, options: { readonly limits?: Partial<ReadLimits> } = {}): Promise<FileSurvey> {
  const linesByIdentifier = new Map<string, number | number[]>()
  const withoutIdentifier: number[] = []
  let activities = 0
  const elements = readElements(path, options)
  let next = await elements.next()
  while (!next.done) {
    const { element } = next.value
    activities += 1
    const identifier = childText(element, 'iati-identifier')
    if (identifier) addLine(linesByIdentifier, detached(identifier), element.line)
    else withoutIdentifier.push(element.line)
    next = await elements.next()
  }
  const duplicates = new Map<string, number[]>()
  for (const [identifier, lines] of linesByIdentifier) if (typeof lines !== 'number') duplicates.set(identifier, lines)
  return { ...next.value, activities, duplicates, withoutIdentifier }
}

function addLine(linesByIdentifier: Map<string, number | number[]>, identifier: string, line: number): void {
  const known = linesByIdentifier.get(identifier)
  if (known === undefined) linesByIdentifier.set(identifier, line)
  else if (typeof known === 'number') linesByIdentifier.set(identifier, [known, line])
  else known.push(line)
}

/** A copy: V8 keeps the whole block of the file alive for a slice of it. */
function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
