import type { Suggestion, Suggestions } from '#app/features/search/suggestions.ts'

/** Milliseconds without a letter before the portal is asked. */
const REST = 140
const SHORTEST = 2

let boxes = 0

/**
 * Makes a search box a combobox with a list below it, as ARIA 1.2 has it: focus stays in the box, arrows move in the list, Enter follows what is chosen
 * there and else sends the form, Escape closes the list and then empties the box. How many there are is said to who does not see them.
 */
export function suggestAt(form: HTMLFormElement, input: HTMLInputElement): void {
  const { list, status } = parts(form, `suggestions-${(boxes += 1)}`)
  let items: Suggestion[] = []
  let active = -1
  let asked = ''
  let timer = 0
  let asking: AbortController | null = null

  Object.assign(input, { autocomplete: 'off' })
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
    autocapitalize: 'off',
    spellcheck: 'false',
  }))
    input.setAttribute(name, value)

  const activate = (index: number) => {
    active = index
    ;[...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)))
    const option = list.children[index]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const open = (isOpen: boolean) => {
    list.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
    if (!isOpen) activate(-1)
  }
  const show = (found: Suggestions) => {
    items = found.items
    list.replaceChildren(...items.map((item, index) => optionOf(item, `${list.id}-${index}`)))
    status.textContent = found.status
    open(items.length > 0)
  }
  const ask = async () => {
    const typed = input.value.trim()
    if (typed === asked) return open(items.length > 0)
    asked = typed
    asking?.abort()
    if (typed.length < SHORTEST) return show({ items: [], status: '' })
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(`${form.dataset['suggestions'] ?? ''}?${new URLSearchParams({ q: typed.slice(0, 200) }).toString()}`, {
        signal,
        headers: { Accept: 'application/json' },
      })
      const found = answer.ok ? ((await answer.json()) as Suggestions) : { items: [], status: '' }
      if (!signal.aborted && document.activeElement === input) show(found)
    } catch {
      // Without a line, and where one typed on, the box is what it was: a field of a form.
    }
  }

  input.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), REST)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) return void ask()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: the box itself.
      activate(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      const item = items[active]
      if (list.hidden || !item) return
      event.preventDefault()
      window.location.assign(item.href)
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      open(false)
    }
  })
  input.addEventListener('blur', () => {
    window.clearTimeout(timer)
    open(false)
  })
  // The box keeps the focus while one presses an option.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const index = target instanceof Element ? [...list.children].findIndex((option) => option.contains(target)) : -1
    const item = items[index]
    if (item) window.location.assign(item.href)
  })
}

function parts(form: HTMLFormElement, id: string): { list: HTMLUListElement; status: HTMLElement } {
  const list = document.createElement('ul')
  list.id = id
  list.role = 'listbox'
  list.ariaLabel = form.dataset['suggestionsLabel'] ?? ''
  list.hidden = true
  list.className =
    'absolute inset-x-0 top-full z-20 mt-1 max-h-96 min-w-64 overflow-y-auto rounded-md border border-line-strong bg-white py-1 text-start shadow-lg'
  const status = document.createElement('div')
  status.role = 'status'
  status.className = 'sr-only'
  form.append(list, status)
  return { list, status }
}

function optionOf({ label, lang, dir, note }: Suggestion, id: string): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.role = 'option'
  option.ariaSelected = 'false'
  option.className =
    'flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-x-4 px-3 py-1.5 text-base text-ink hover:bg-paper aria-selected:bg-accent-pale'
  const name = document.createElement('bdi')
  name.textContent = label
  name.lang = lang
  name.dir = dir
  name.className = 'line-clamp-2 min-w-0 break-words'
  const kind = document.createElement('span')
  kind.textContent = note
  kind.className = 'text-sm text-ink-soft'
  option.append(name, kind)
  return option
}
