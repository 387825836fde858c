import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ActivityParser, type FileHeader } from './activity-parser.server.ts'
import { canonicalXml, withoutAttribute } from './canonical-xml.ts'
import { openSource, type IatiSource } from './open-source.server.ts'
import { READ_LIMITS, type ReadLimits } from './read-limits.ts'
import { IatiRefusal } from './refusal.ts'
import type { XmlElement } from './xml-element.ts'

export type SourceActivity = {
  readonly file: FileHeader
  readonly element: XmlElement
  /** The activity as XML that stands by itself: all elements and attributes with their namespaces, without comments. */
  readonly xml: string
  /** SHA-256 (hex) of the activity but its last-updated-datetime, which publishers renew without a change. */
  readonly contentHash: string
}

type ReadOptions = { readonly limits?: Partial<ReadLimits> }

/** The event loop gets its turn at least this often. */
const TURN_MILLISECONDS = 15

/**
 * The activities of an IATI 2.0x activity file, one at a time in flat memory. The reader waits while its consumer works.
 * Throws IatiRefusal, possibly after some activities: see surveyFile for reading a file whole before the first write.
 */
export async function* readActivities(source: IatiSource, options: ReadOptions = {}): AsyncGenerator<SourceActivity> {
  for await (const { file, element } of readElements(source, options)) {
    const xml = canonicalXml(element)
    yield { file, element, xml, contentHash: sha256(withoutAttribute(xml, element, 'last-updated-datetime')) }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export type ActivityElement = Pick<SourceActivity, 'file' | 'element'>

/** As readActivities, without the text and the hash. The header comes back when the file has no activity at all. */
export async function* readElements(source: IatiSource, { limits }: ReadOptions = {}): AsyncGenerator<ActivityElement, FileHeader> {
  const all: ReadLimits = { ...READ_LIMITS, ...limits }
  const parser = new ActivityParser(all)
  let turnStarted = performance.now()
  const giveTurn = async () => {
    if (performance.now() - turnStarted < TURN_MILLISECONDS) return
    await nextTurn()
    turnStarted = performance.now()
  }
  try {
    for await (const text of openSource(source, all)) {
      for (const element of parser.write(text)) {
        yield { file: headerOf(parser), element }
        await giveTurn()
      }
      await giveTurn()
    }
    for (const element of parser.close()) yield { file: headerOf(parser), element }
  } catch (error) {
    throw error instanceof IatiRefusal && error.reason === 'undecodable' ? error.at(parser.position) : error
  }
  return headerOf(parser)
}

function headerOf(parser: ActivityParser): FileHeader {
  if (!parser.header) throw new IatiRefusal('notXml')
  return parser.header
}
