import type { Language } from '#app/platform/i18n/languages.ts'

/**
 * One code list as data/*.json holds it. `unofficial` lists the languages whose names are this portal's own, for the whole
 * list or for one code: the published list has no such name, or one that says something else.
 */
export type CodeList = { readonly unofficial: readonly string[]; readonly codes: Readonly<Record<string, CodeEntry>> }

type CodeEntry = {
  readonly names: Readonly<Record<Language, string>>
  readonly unofficial?: readonly string[]
  /** The code of the group it belongs to, in the list of groups. */
  readonly group?: string
  /** The calendar day from which the publisher no longer wants the code used. */
  readonly withdrawn?: string
}

export type CodeName = { name: string; unofficial: boolean }
export type ListedCode = CodeName & { code: string; group?: string; withdrawn?: string }

export type ListingOptions = {
  /** Withdrawn codes too; they carry their date. */
  withWithdrawn?: boolean
  /** The order of the published list, or that of the names in the reader's language. */
  order?: 'code' | 'name'
}

/** The lookups over a set of code lists; every one takes the list, the code if any, then the reader's language. */
export type Lookup<Name extends string> = {
  /** The name of a code; null when the list does not hold the code. Codes are case-sensitive. */
  nameOf: (list: Name, code: string, language: Language) => CodeName | null
  /** The codes of a list in the order of the published list, or by name; without the withdrawn ones unless asked. */
  listCodes: (list: Name, language: Language, options?: ListingOptions) => ListedCode[]
  /** Whether a list holds a code, withdrawn or not. */
  isKnownCode: (list: Name, code: string) => boolean
}
