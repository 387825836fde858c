import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SECURITY_EVENT_KINDS } from '#app/platform/auth/security-event-kinds.ts'
import { LANGUAGES, localeOf } from '#app/platform/i18n/languages.ts'

type Tree = { [key: string]: string | Tree }

const SOURCE = 'fr'
const namespaces = readdirSync(`locales/${SOURCE}`)
const PLURAL = /_(zero|one|two|few|many|other)$/

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const read = (language: string, namespace: string) =>
  new Map(flat(JSON.parse(readFileSync(`locales/${language}/${namespace}`, 'utf8')) as Tree))
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map((found) => found[1]).sort()

describe.each(LANGUAGES)('the texts in %s', (language) => {
  test('are of the same namespaces as in every language', () => {
    expect(readdirSync(`locales/${language}`).sort()).toEqual([...namespaces].sort())
  })

  test.each(namespaces)('%s has every text, every plural form and every placeholder', (namespace) => {
    const source = read(SOURCE, namespace)
    const texts = read(language, namespace)
    const stems = (map: Map<string, string>) => new Set([...map.keys()].map((key) => key.replace(PLURAL, '')))
    expect([...stems(texts)].sort()).toEqual([...stems(source)].sort())
    const forms = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories
    const plurals = new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))
    for (const stem of plurals) for (const form of forms) expect(texts.has(`${stem}_${form}`), `${namespace}: ${stem}_${form}`).toBe(true)
    const allowed = new Map([...source].map(([key, text]) => [key.replace(PLURAL, ''), new Set(placeholders(text))]))
    for (const [key, text] of source) for (const name of placeholders(text)) if (name) allowed.get(key.replace(PLURAL, ''))?.add(name)
    for (const [key, text] of texts) {
      expect(text.trim(), `${namespace}: ${key}`).not.toBe('')
      const known = allowed.get(key.replace(PLURAL, ''))
      for (const name of placeholders(text)) expect(known?.has(name ?? ''), `${namespace}: ${key} uses {{${name}}}`).toBe(true)
      if (!PLURAL.test(key)) expect(placeholders(text), `${namespace}: ${key}`).toEqual(placeholders(source.get(key) ?? ''))
    }
  })
})

test.each(LANGUAGES)('every security event is told to admins and to the person of the account, in %s', (language) => {
  const [ofAdmins, own] = [read(language, 'admin.json'), read(language, 'account-security.json')]
  expect(SECURITY_EVENT_KINDS.filter((kind) => !ofAdmins.has(`security.event.${kind}`))).toEqual([])
  expect(SECURITY_EVENT_KINDS.filter((kind) => !own.has(`event.${kind}`))).toEqual([])
})
