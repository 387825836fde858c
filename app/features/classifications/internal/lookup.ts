import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import type { CodeList, CodeName, ListedCode, ListingOptions, Lookup } from './code-list.ts'

export function lookupIn<Name extends string>(lists: Readonly<Record<Name, CodeList>>): Lookup<Name> {
  return {
    nameOf: (list, code, language) => nameIn(lists[list], code, language),
    listCodes: (list, language, options) => codesIn(lists[list], language, options),
    isKnownCode: (list, code) => Object.hasOwn(lists[list].codes, code),
  }
}

function nameIn(list: CodeList, code: string, language: Language): CodeName | null {
  const entry = Object.hasOwn(list.codes, code) ? list.codes[code] : undefined
  if (!entry) return null
  const unofficial = list.unofficial.includes(language) || (entry.unofficial ?? []).includes(language)
  return { name: entry.names[language], unofficial }
}

function codesIn(list: CodeList, language: Language, { withWithdrawn = false, order = 'code' }: ListingOptions = {}): ListedCode[] {
  const listed: ListedCode[] = []
  for (const [code, { group, withdrawn }] of Object.entries(list.codes)) {
    const name = nameIn(list, code, language)
    if (!name || (withdrawn && !withWithdrawn)) continue
    listed.push({ code, ...name, ...(group && { group }), ...(withdrawn && { withdrawn }) })
  }
  if (order === 'code') return listed
  const { compare } = new Intl.Collator(localeOf(language))
  return listed.sort((a, b) => compare(a.name, b.name))
}
