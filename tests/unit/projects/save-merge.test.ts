import { expect, test } from 'vitest'
import { mergeEdits } from '#app/features/provenance/edits.ts'
import { readLanguage, writingLanguages } from '#app/features/provenance/writing-languages.server.ts'

test('a field that another changed and this person left alone is told as theirs', () => {
  const current = new Map([['text/fr', { title: 'Eau potable', description: 'B' }]])
  const base: Record<string, string> = { title: 'Eau', description: 'A' }
  const merged = mergeEdits(current, (path) => base[path], [
    { path: 'title', lang: 'fr', value: 'Eau' },
    { path: 'description', lang: 'fr', value: 'C' },
  ])
  expect(merged.edits).toEqual([])
  expect(merged.theirs).toEqual([{ path: 'title', lang: 'fr', value: 'Eau potable' }])
  expect(merged.conflicts).toEqual([{ path: 'description', lang: 'fr', base: 'A', current: 'B', typed: 'C' }])
})

test('a language is found by its name in the page, its own name, or its tag', () => {
  expect(readLanguage('wolof', 'fr')).toBe('wo')
  expect(readLanguage('Português', 'fr')).toBe('pt')
  expect(readLanguage('pt-br', 'fr')).toBe('pt-BR')
  expect(readLanguage('xx yy', 'fr')).toBeNull()
  expect(readLanguage('<script>', 'fr')).toBeNull()
})

test('a form offers the language just asked for, the reader, the interface, then what is written', () => {
  const codes = writingLanguages('ar', { 'title@wo': 'Ndox', 'title@ff': '' }, ['ha', 'not a tag']).map(({ code }) => code)
  expect(codes).toEqual(['ha', 'ar', 'fr', 'en', 'es', 'pt', 'wo'])
})
