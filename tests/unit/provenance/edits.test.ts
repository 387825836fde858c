import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, type JsonObject, type Parts } from '#app/features/provenance/content.ts'
import { applyEdits, baseBefore, editsBetween, mergeEdits, valueAt, type Edit } from '#app/features/provenance/edits.ts'

const parts = (entries: Record<string, JsonObject>): Parts => new Map(Object.entries(entries))
const text = (map: ReadonlyMap<string, JsonObject | null>) =>
  canonical(Object.fromEntries([...map].filter((entry): entry is [string, JsonObject] => entry[1] !== null)))
const after = (base: Parts, edits: Edit[]): Map<string, JsonObject> => {
  const next = new Map(base)
  for (const [path, part] of applyEdits(base, edits).parts) {
    if (part) next.set(path, part)
    else next.delete(path)
  }
  return next
}

const BASE = parts({ facts: { iatiStatus: '2' }, 'text/fr': { title: 'Eau' }, 'budgets/r1': { value: { amount: '10' }, type: '1' } })

describe('two people who edit one record', () => {
  test('both keep what they wrote where they wrote in different fields', () => {
    const now = after(BASE, [{ path: 'title', lang: 'en', value: 'Water' }])
    const merged = mergeEdits(now, (path, lang) => valueAt(BASE, path, lang), [
      { path: 'iatiStatus', value: '3' },
      { path: 'title', lang: 'en', value: undefined },
    ])
    expect(merged.conflicts).toEqual([])
    expect(text(after(now, merged.edits))).toBe(
      text(parts({ ...Object.fromEntries(BASE), facts: { iatiStatus: '3' }, 'text/en': { title: 'Water' } })),
    )
  })

  test('are shown both texts where they wrote in the same field', () => {
    const now = after(BASE, [{ path: 'title', lang: 'fr', value: 'Eau potable' }])
    const { edits, conflicts } = mergeEdits(now, (path, lang) => valueAt(BASE, path, lang), [
      { path: 'title', lang: 'fr', value: 'Eau pour tous' },
    ])
    expect(edits).toEqual([])
    expect(conflicts).toEqual([{ path: 'title', lang: 'fr', base: 'Eau', current: 'Eau potable', typed: 'Eau pour tous' }])
  })

  test('do not collide where both wrote the same', () => {
    const now = after(BASE, [{ path: 'iatiStatus', value: '4' }])
    expect(mergeEdits(now, (path) => valueAt(BASE, path), [{ path: 'iatiStatus', value: '4' }])).toMatchObject({ edits: [], conflicts: [] })
  })
})

const field = fc.constantFrom<[string, string | undefined]>(
  ['iatiStatus', undefined],
  ['title', 'fr'],
  ['title', 'ar'],
  ['budgets/r1/type', undefined],
  ['budgets/r2/type', undefined],
)
const edit = fc
  .tuple(field, fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: undefined }))
  .map(([[path, lang], value]): Edit => ({ path, lang, value }))
const edits = fc.uniqueArray(edit, { maxLength: 5, selector: ({ path, lang }) => `${path} ${lang}` })

test('whatever two people type from one base, each value is stored or shown', () => {
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      const now = after(BASE, first)
      const { edits: merged, conflicts } = mergeEdits(now, (path, lang) => valueAt(BASE, path, lang), second)
      const end = after(now, merged)
      for (const { path, lang, value } of second) {
        const untouched = valueAt(BASE, path, lang) === value
        const shown = conflicts.some((conflict) => conflict.path === path && conflict.lang === lang && conflict.typed === value)
        expect(untouched || shown || valueAt(end, path, lang) === value).toBe(true)
      }
      for (const { path, lang, value } of first) {
        const changedBySecond = merged.some((one) => one.path === path && one.lang === lang)
        expect(changedBySecond || valueAt(end, path, lang) === value).toBe(true)
      }
    }),
  )
})

test('the events of a record lead back to any earlier state of a field', () => {
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      const one = applyEdits(BASE, first)
      const middle = after(BASE, first)
      const two = applyEdits(middle, second)
      const end = after(middle, second)
      const base = baseBefore(end, [...one.changes, ...two.changes])
      for (const { path, lang } of [...first, ...second]) expect(base(path, lang)).toEqual(valueAt(BASE, path, lang))
    }),
  )
})

test('the edits between two contents lead from one to the other', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const other = after(BASE, changes)
      expect(text(after(BASE, editsBetween(BASE, other)))).toBe(text(other))
    }),
  )
})
