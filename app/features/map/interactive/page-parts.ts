const PART = 'data-map-part'

let renewal = new AbortController()

/**
 * Renews the parts of this page that follow the map (`data-map-part`) from the page at `address`, which the server
 * draws for the new view. A later call overtakes an earlier one.
 * @returns false where the page could not be had; its parts are left as they are
 */
export async function renewParts(address: string): Promise<boolean> {
  renewal.abort()
  renewal = new AbortController()
  const { signal } = renewal
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' }, signal })
    if (!response.ok) return false
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (!signal.aborted) replaceParts(page)
    return true
  } catch {
    return signal.aborted
  }
}

// The elements stay and change their content, so that live regions speak and listeners hold.
function replaceParts(page: Document): void {
  for (const part of document.querySelectorAll(`[${PART}]`)) {
    const fresh = page.querySelector(`[${PART}="${CSS.escape(part.getAttribute(PART) ?? '')}"]`)
    if (!fresh) continue
    keepWhatIsTyped(part, fresh)
    part.replaceChildren(...fresh.childNodes)
  }
}

/** What the reader opened, ticked and typed but did not send yet is theirs. */
function keepWhatIsTyped(part: Element, fresh: Element): void {
  const opened = new Map([...part.querySelectorAll('details')].map((details) => [nameOf(details), details.open]))
  for (const details of fresh.querySelectorAll('details')) details.open = opened.get(nameOf(details)) ?? details.open
  const typed = new Map([...part.querySelectorAll('input')].filter(isChanged).map((input) => [fieldOf(input), input]))
  for (const input of fresh.querySelectorAll('input')) {
    const held = typed.get(fieldOf(input))
    if (held?.type === 'checkbox') input.checked = held.checked
    else if (held) input.value = held.value
  }
}

/** A group of filters by what it sets; the switch of the whole panel holds no field. */
const nameOf = (details: Element) => details.querySelector('input')?.name ?? ''
const fieldOf = ({ type, name, value }: HTMLInputElement) => (type === 'checkbox' ? `${name} ${value}` : name)
const isChanged = ({ type, checked, defaultChecked, value, defaultValue }: HTMLInputElement) =>
  type === 'checkbox' ? checked !== defaultChecked : type !== 'hidden' && value !== defaultValue
