import { UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import { PREFIXES } from './vocabulary.ts'

/** The object of a statement: a resource, or a text with its language or its type. */
export type Thing = { iri: string } | { text: string; lang?: string; type?: string }
export type Statement = { subject: string; predicate: string; object: Thing }

/** The address that a name with a prefix stands for. */
export function expanded(name: string): string {
  const at = name.indexOf(':')
  const prefix = PREFIXES[name.slice(0, at) as keyof typeof PREFIXES]
  return prefix + name.slice(at + 1)
}

/** Statements of one subject, in the order in which they were made; what is absent says nothing. */
export class About {
  readonly statements: Statement[] = []
  readonly subject: string

  constructor(subject: string, ...types: string[]) {
    this.subject = subject
    for (const type of types) this.is('rdf:type', expanded(type))
  }

  /** `iri`: the resource itself, not a name with a prefix. */
  is(predicate: string, iri: string | null | undefined): this {
    if (iri) this.add(predicate, { iri })
    return this
  }

  says(predicate: string, text: string | null | undefined, type?: string): this {
    if (text) this.add(predicate, { text, ...(type && { type: expanded(type) }) })
    return this
  }

  /** A text once a language; what cannot be told of its language has none. */
  saysIn(predicate: string, text: LanguageText): this {
    for (const [lang, words] of Object.entries(text)) {
      if (words.trim() === '') continue
      this.add(
        predicate,
        lang === UNDETERMINED || !/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? { text: words } : { text: words, lang },
      )
    }
    return this
  }

  private add(predicate: string, object: Thing): void {
    this.statements.push({ subject: this.subject, predicate: expanded(predicate), object })
  }
}
