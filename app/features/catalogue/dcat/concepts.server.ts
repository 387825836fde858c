import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { countryConcept, languageConcept } from './authority-codes.ts'
import { About, type Statement } from './statements.ts'
import { conceptAddress, SCHEMES, schemeAddress, THEME_NAMES, type Scheme } from './vocabulary.ts'

/** Concepts, licences and media types that a catalogue has named so far: each is described once, where it is used first. */
export class Described {
  readonly #known = new Set<string>()
  #made: Statement[] = []

  /** What was described since this was last asked. */
  take(): Statement[] {
    const made = this.#made
    this.#made = []
    return made
  }

  concept(scheme: Scheme, code: string, name = code): string {
    return this.#describeConcept(scheme, conceptAddress(scheme, code), name)
  }

  theme = (code: string) => this.concept('data-theme', code, THEME_NAMES[code])

  country(alpha2: string): string | null {
    const address = countryConcept(alpha2)
    return address && this.#describeConcept('country', address, countryName(alpha2, 'en'))
  }

  language(tag: string): string | null {
    const address = languageConcept(tag)
    return address && this.#describeConcept('language', address, languageName(tag.split('-')[0] ?? tag, 'en'))
  }

  licence(address: string): string {
    return this.#once(address, () => new About(address, 'dct:LicenseDocument'))
  }

  mediaType(type: string): string {
    const address = `https://www.iana.org/assignments/media-types/${type}`
    return this.#once(address, () => new About(address, 'dct:MediaType'))
  }

  document(address: string): string {
    return this.#once(address, () => new About(address, 'foaf:Document'))
  }

  /** Described by `make`, where it was not before. */
  resource(address: string, make: () => About): string {
    return this.#once(address, make)
  }

  scheme(scheme: Scheme): string {
    const address = schemeAddress(scheme)
    return this.#once(address, () => new About(address, 'skos:ConceptScheme').saysIn('dct:title', { en: SCHEMES[scheme].title }))
  }

  #describeConcept(scheme: Scheme, address: string, name: string): string {
    const { type } = SCHEMES[scheme]
    return this.#once(address, () =>
      new About(address, 'skos:Concept', ...(type ? [type] : []))
        .saysIn('skos:prefLabel', { en: name })
        .is('skos:inScheme', this.scheme(scheme)),
    )
  }

  #once(address: string, make: () => About): string {
    if (this.#known.has(address)) return address
    this.#known.add(address)
    this.#made.push(...make().statements)
    return address
  }
}
