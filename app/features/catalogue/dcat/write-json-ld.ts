import type { Statement, Thing } from './statements.ts'
import { PREFIXES } from './vocabulary.ts'

type Node = { '@id': string; '@type'?: string[]; [property: string]: unknown }

const TYPE = `${PREFIXES.rdf}type`
// The longest first, so that no vocabulary hides another that it begins.
const SPACES = Object.entries(PREFIXES).sort(([, a], [, b]) => b.length - a.length)

/** An address with its prefix where it has one. */
function compact(iri: string): string {
  const found = SPACES.find(([, space]) => iri.startsWith(space) && /^\w+$/.test(iri.slice(space.length)))
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri
}

const valueOf = (thing: Thing): object =>
  'iri' in thing
    ? { '@id': thing.iri }
    : { '@value': thing.text, ...(thing.lang ? { '@language': thing.lang } : thing.type ? { '@type': compact(thing.type) } : {}) }

/** Statements as JSON-LD, written as they come: a subject that is spoken of in several batches stands several times, which adds up. */
export async function* writeJsonLd(batches: AsyncIterable<readonly Statement[]>): AsyncGenerator<string, void> {
  yield `{"@context":${JSON.stringify(PREFIXES)},"@graph":[`
  let separator = '\n'
  for await (const statements of batches) {
    for (const node of nodesOf(statements)) {
      yield separator + JSON.stringify(node)
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

function nodesOf(statements: readonly Statement[]): Node[] {
  const nodes = new Map<string, Node>()
  for (const { subject, predicate, object } of statements) {
    const node = nodes.get(subject) ?? { '@id': subject }
    nodes.set(subject, node)
    if (predicate === TYPE && 'iri' in object) {
      node['@type'] = [...(node['@type'] ?? []), compact(object.iri)]
      continue
    }
    const name = compact(predicate)
    node[name] = [...((node[name] as object[] | undefined) ?? []), valueOf(object)]
  }
  return [...nodes.values()]
}
