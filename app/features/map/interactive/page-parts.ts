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
    if (fresh) part.replaceChildren(...fresh.childNodes)
  }
}
