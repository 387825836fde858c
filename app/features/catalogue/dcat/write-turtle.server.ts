import { DataFactory, Writer } from 'n3'
import type { Statement, Thing } from './statements.ts'
import { PREFIXES } from './vocabulary.ts'

const named = (iri: string) => DataFactory.namedNode(iri)
const termOf = (thing: Thing) =>
  'iri' in thing ? named(thing.iri) : DataFactory.literal(thing.text, thing.lang ?? (thing.type ? named(thing.type) : undefined))

/** Statements as Turtle, written as they come. */
export async function* writeTurtle(batches: AsyncIterable<readonly Statement[]>): AsyncGenerator<string, void> {
  let written: string[] = []
  const output = {
    write(piece: string, _encoding: string, done?: () => void) {
      written.push(piece)
      done?.()
    },
    end(done?: () => void) {
      done?.()
    },
  }
  const writer = new Writer(output, { prefixes: PREFIXES })
  for await (const statements of batches) {
    for (const { subject, predicate, object } of statements) writer.addQuad(named(subject), named(predicate), termOf(object))
    yield written.join('')
    written = []
  }
  writer.end()
  yield written.join('')
}
