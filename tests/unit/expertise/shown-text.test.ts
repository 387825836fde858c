import { expect, test } from 'vitest'
import { shownText } from '#app/features/expertise/components/edit/section-state.ts'
import { PostedSection } from '#app/features/expertise/forms/posted-section.server.ts'

function shown(...fields: [string, string][]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return new PostedSection(form, 'consent', 'fr').shown()
}

test('a refused form shows the answer that was chosen, which is posted after the empty one', () => {
  const form = shown(['seenBy', ''], ['seenBy', 'COORDINATORS'], ['proposedBy', ''], ['consentNote', 'Kept in file 12'])
  expect(shownText(form, 'seenBy')).toBe('COORDINATORS')
  expect(shownText(form, 'proposedBy')).toBe('')
  expect(shownText(form, 'consentNote')).toBe('Kept in file 12')
  expect(shownText(form, 'showsName')).toBe('')
})
