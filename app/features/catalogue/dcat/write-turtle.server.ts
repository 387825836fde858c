import { DataFactory, Writer } from 'n3'
import type { Statement, Thing } from './statements.ts'
import { PREFIXES } from './vocabulary.ts'

const { literal, namedNode, quad } = DataFactory

const termOf = (thing: Thing) =>
  'iri' in thing ? namedNode(thing.iri) : literal(thing.text, thing.lang ?? (thing.type ? namedNode(thing.type) : undefined))

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
  const writer = new Writer(output as never, { prefixes: PREFIXES })
  for await (const statements of batches) {
    for (const { subject, predicate, object } of statements) writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)))
    yield written.join('')
    written = []
  }
  writer.end()
  yield written.join('')
}
