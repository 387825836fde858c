import { suggestAt } from '#app/features/search/interactive/suggest-at.ts'

// A box comes alive when somebody goes to it: until then the page is as it came, whatever else runs on it.
document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.role === 'combobox') return
  const form = target.closest<HTMLFormElement>('form[data-suggestions]')
  if (form && target.type === 'search') suggestAt(form, target)
})
