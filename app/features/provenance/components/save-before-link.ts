/** How long a reader waits for a save before the link is followed all the same, in milliseconds. */
const PATIENCE = 4000

type Pressed = Pick<MouseEvent, 'button' | 'defaultPrevented' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>
type Anchor = Pick<HTMLAnchorElement, 'href' | 'target' | 'download'>

/** Whether a press on a link leads from the page at `here` to another of the portal's in the same window. */
export function leadsOn(pressed: Pressed, link: Anchor, here: string): boolean {
  const isPlain = pressed.button === 0 && !(pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey)
  if (!isPlain || pressed.defaultPrevented || (link.target !== '' && link.target !== '_self') || link.download !== '') return false
  const [from, to] = [new URL(here), new URL(link.href, here)]
  const isSamePage = from.pathname === to.pathname && from.search === to.search && to.hash !== ''
  return from.origin === to.origin && !isSamePage
}

/**
 * Holds a link until what is typed is saved, so that the page it leads to shows it: the next page would else be read while
 * the last words are still on their way. `save` gives null where nothing waits. Gives what ends it.
 */
export function saveBeforeLinks(save: () => Promise<unknown> | null): () => void {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    const saving = link && leadsOn(event, link, window.location.href) ? save() : null
    if (!link || !saving) return
    event.preventDefault()
    const patience = new Promise((resolve) => window.setTimeout(resolve, PATIENCE))
    void Promise.race([saving, patience]).finally(() => window.location.assign(link.href))
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
