import { entriesOf } from './form-snapshot.ts'

/**
 * What was typed into a form and has not reached the portal, kept in the browser until it has: by person and page, whatever
 * the language of the page. `attempt` stands for one sending of it; the server says which attempt it saved.
 */
export type KeptDraft = {
  /** The page's path without its language. */
  path: string
  title: string
  /** The revision that the form was made from. */
  revision: string
  entries: [name: string, text: string][]
  attempt: string
  at: number
}

const PREFIX = 'passerelle:draft:'
const DAYS = 14 * 24 * 3600 * 1000
/** The name of the cookie in which the server says what it saved; see platform/http/saved-mark.server.ts. */
const SAVED = 'saved'
/** The name of the field that tells one sending of a form from another. */
export const ATTEMPT_NAME = 'attempt'

export const newAttempt = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`

const pagePath = (pathname: string) => pathname.replace(/^\/[^/]+/, '')
const keyOf = (userId: string, pathname: string) => `${PREFIX}${userId}:${pagePath(pathname)}`

/** The browser's store; null where there is none, or where it may not be used. */
function store(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** Keeps what a form holds. What does not fit into the browser's store is not kept. */
export function keepDraft(userId: string, form: HTMLFormElement, { attempt, revision }: Pick<KeptDraft, 'attempt' | 'revision'>): void {
  const { pathname } = window.location
  const entries = entriesOf(form)
  const draft: KeptDraft = { path: pagePath(pathname), title: document.title, revision, entries, attempt, at: Date.now() }
  try {
    store()?.setItem(keyOf(userId, pathname), JSON.stringify(draft))
  } catch {
    // The store is full: what the server has not got is still in the form.
  }
}

/** What was kept of the form of this page. */
export const readDraft = (userId: string): KeptDraft | null => parse(store()?.getItem(keyOf(userId, window.location.pathname)) ?? null)

export const dropDraft = (userId: string) => store()?.removeItem(keyOf(userId, window.location.pathname))

/** What this person typed anywhere and the portal has not got, oldest first; what is too old is dropped. */
export function listDrafts(userId: string): KeptDraft[] {
  const drafts: KeptDraft[] = []
  for (const key of keysHere()) {
    const draft = parse(store()?.getItem(key) ?? null)
    if (!draft || Date.now() - draft.at > DAYS) store()?.removeItem(key)
    else if (key.startsWith(`${PREFIX}${userId}:`)) drafts.push(draft)
  }
  return drafts.sort((a, b) => a.at - b.at)
}

export const dropDraftOf = (userId: string, path: string) => store()?.removeItem(`${PREFIX}${userId}:${path}`)

/** Drops the draft that the server says it has saved. */
export function dropSaved(): void {
  const saved = new RegExp(`(?:^|; )${SAVED}=([\\w-]+)`).exec(document.cookie)?.[1]
  if (!saved) return
  for (const key of keysHere()) if (parse(store()?.getItem(key) ?? null)?.attempt === saved) store()?.removeItem(key)
  document.cookie = `${SAVED}=; path=/; max-age=0`
}

/** Leaves nothing behind on a computer that others use. */
export function dropAllDrafts(): void {
  for (const key of keysHere()) store()?.removeItem(key)
}

function keysHere(): string[] {
  const kept = store()
  if (!kept) return []
  return Array.from({ length: kept.length }, (_, index) => kept.key(index)).filter((key): key is string => key?.startsWith(PREFIX) ?? false)
}

function parse(text: string | null): KeptDraft | null {
  if (text === null) return null
  try {
    const draft = JSON.parse(text) as KeptDraft
    return typeof draft.path === 'string' && Array.isArray(draft.entries) ? draft : null
  } catch {
    return null
  }
}
