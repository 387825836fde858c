import { expertsPath } from '#app/features/expertise/paths.ts'
import { datasetsPath } from '#app/features/datasets/paths.ts'
import { parseListPage, writeCursor, type Cursor } from '#app/features/filters/list-page.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readAsked, type Asked } from '#app/features/search/asked.ts'
import { findIdentified, hitPath } from '#app/features/search/find/find-direct.server.ts'
import type { FoundDraft } from '#app/features/search/find/find-drafts.server.ts'
import { MOST_COUNTED } from '#app/features/search/find/find-ranked.server.ts'
import { search, type Found } from '#app/features/search/find/search.server.ts'
import { isKind, KINDS, type Kind } from '#app/features/search/kinds.ts'
import { chooseWanted, markedText, wantedWords, type MarkedText, type Wanted } from '#app/features/search/mark-text.ts'
import { searchPath } from '#app/features/search/paths.ts'
import { recordPath } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { readCards } from './read-cards.server.ts'
import { showCard, type ShownCard } from './show-card.ts'
import { asWritten } from './as-written.ts'

export type Hit = ShownCard & { id: string; href: string; /** Bears exactly the identifier that was typed. */ isIdentified: boolean }
export type Group = { kind: Kind; heading: string; hits: Hit[]; /** The tab of the kind, where it has more. */ allHref: string | null }
export type DraftHit = { id: string; href: string; kind: FoundDraft['kind']; title: MarkedText; workspace: MarkedText | null }

export type SearchTab = { href: string; label: string; current: boolean; countText?: string }

export type SearchView = {
  q: string
  action: string
  tabs: SearchTab[]
  groups: Group[]
  drafts: DraftHit[]
  /** What was looked for instead of what was typed; `some`: results lack some of the words. */
  notice: { kind: 'meant'; meant: string; exactHref: string } | { kind: 'some' } | null
  /** How many there are, for who does not see the page. */
  status: string
  /** Nothing was asked, or nothing was found. */
  empty: 'unasked' | 'none' | null
  pages: { firstHref?: string; nextHref?: string; listHref?: string }
}

const IN_GROUP = 5
const ON_PAGE = 20

/** The page of a search: `q`, `kind` for one kind page by page, `exact`, `cursor`. Whatever is typed has an answer. */
export async function getSearchView(actor: Actor, params: URLSearchParams, language: Language): Promise<SearchView> {
  const asked = readAsked(params.get('q') ?? '')
  const kind = isKind(params.get('kind')) ? (params.get('kind') as Kind) : null
  const exact = params.get('exact') === '1'
  const [found, identified] = await Promise.all([search(actor, asked, { exact, kind }), findIdentified(actor, asked.text)])
  const frame = { q: asked.text, action: `/${language}/search` }
  if (!found) return { ...frame, tabs: [], groups: [], drafts: [], notice: null, status: '', empty: 'unasked', pages: {} }
  const rows = Object.fromEntries(KINDS.map((one) => [one, withIdentified(found, one, identified[one] ?? [])])) as Record<Kind, string[]>
  const cursor = kind ? parseListPage(params, ['-rank'], ON_PAGE).page.cursor : null
  const from = kind ? pageStart(rows[kind], cursor) : 0
  const size = kind ? ON_PAGE : IN_GROUP
  const wanted = wantedWords(found.words, found.query.mode)
  const groups = await Promise.all(
    (kind ? [kind] : bestFirst(found, identified))
      .filter((one) => rows[one].length > 0)
      .map((one) =>
        showGroup({
          kind: one,
          ids: rows[one].slice(from, from + size),
          identified: identified[one] ?? [],
          found,
          asked,
          wanted,
          exact,
          language,
          isAlone: kind !== null,
        }),
      ),
  )
  const drafts = kind ? [] : found.drafts.map((draft) => showDraft(draft, language, wanted))
  const isEmpty = groups.every(({ hits }) => hits.length === 0) && drafts.length === 0
  return {
    ...frame,
    tabs: tabsOf(found, rows, { asked, exact, kind, language }),
    groups,
    drafts,
    notice: isEmpty ? null : noticeOf(found, asked, groups, language),
    status: statusOf(found, rows, language),
    empty: isEmpty ? 'none' : null,
    pages: kind ? pagesOf({ kind, ids: rows[kind], from, found, asked, exact, language }) : {},
  }
}

/** Kinds by their best row; of equals in their usual order. */
function bestFirst({ kinds }: Found, identified: Partial<Record<Kind, string[]>>): Kind[] {
  const best = (kind: Kind) => (identified[kind] ? Infinity : (kinds[kind].rows[0]?.score ?? -1))
  return KINDS.toSorted((a, b) => Math.sign(best(b) - best(a) || 0) || KINDS.indexOf(a) - KINDS.indexOf(b))
}

/** What bears the identifier comes first, whether its words were found or not. */
const withIdentified = ({ kinds }: Found, kind: Kind, identified: readonly string[]): string[] => [
  ...new Set([...identified, ...kinds[kind].rows.map(({ id }) => id)]),
]

/** Behind the row that the page before ended with; where that row is gone, behind its place. */
function pageStart(ids: readonly string[], cursor: Cursor | null): number {
  if (!cursor) return 0
  const last = ids.indexOf(cursor.id)
  return last >= 0 ? last + 1 : Math.min(ids.length, /^\d{1,6}$/.test(cursor.value ?? '') ? Number(cursor.value) : 0)
}

type Shown = {
  kind: Kind
  ids: readonly string[]
  identified: readonly string[]
  found: Found
  asked: Asked
  wanted: Wanted
  exact: boolean
  language: Language
  isAlone: boolean
}

async function showGroup({ kind, ids, identified, found, asked, wanted, exact, language, isAlone }: Shown): Promise<Group> {
  const cards = await readCards(kind, ids, language)
  const total = Math.max(found.kinds[kind].total, ids.length)
  const hits = ids.flatMap((id) => {
    const card = cards.get(id)
    return card
      ? [{ ...showCard(card, language, wanted), id, href: hitPath(language, kind, id, card.slug), isIdentified: identified.includes(id) }]
      : []
  })
  const allHref = !isAlone && total > ids.length ? searchPath(language, asked.text, { kind, exact }) : null
  return { kind, heading: countWords(kind, total, language), hits, allHref }
}

/** "1 234 projets", "plus de 1 000 projets". */
function countWords(kind: Kind, total: number, language: Language): string {
  const t = translator(language, 'search')
  return total > MOST_COUNTED ? t(`over.${kind}`, counted(language, MOST_COUNTED)) : t(`count.${kind}`, counted(language, total))
}

function showDraft({ id, kind, title, workspace }: FoundDraft, language: Language, wanted: Wanted): DraftHit {
  const marked = (text: LanguageText) => {
    const chosen = chooseWanted(text, language, wanted)
    return chosen && markedText(chosen, language, wanted)
  }
  const untitled = {
    pieces: [{ text: translator(language, 'search')('draft.untitled'), isMatch: false }],
    lang: language,
    dir: 'auto' as const,
  }
  return {
    id,
    kind,
    href: recordPath(language, workspace.slug, kind, id),
    title: marked(title) ?? untitled,
    workspace: marked(workspace.name),
  }
}

type Where = { asked: Asked; exact: boolean; language: Language; kind: Kind | null }

function tabsOf({ kinds }: Found, rows: Record<Kind, string[]>, { asked, exact, kind, language }: Where): SearchTab[] {
  const t = translator(language, 'search')
  const tabs = KINDS.map((one) => {
    const total = Math.max(kinds[one].total, kinds[one].total === 0 ? rows[one].length : 0)
    const { formatted } = counted(language, Math.min(total, MOST_COUNTED))
    return {
      href: searchPath(language, asked.text, { kind: one, exact }),
      label: t(`kind.${one}`),
      current: kind === one,
      countText: total > MOST_COUNTED ? t('tab.over', { formatted }) : formatted,
      total,
    }
  }).filter(({ total, current }) => total > 0 || current)
  if (tabs.length === 0) return []
  return [
    { href: searchPath(language, asked.text, { exact }), label: t('tab.all'), current: kind === null },
    ...tabs.map(({ href, label, current, countText }) => ({ href, label, current, countText })),
  ]
}

function noticeOf({ query, meant, words }: Found, asked: Asked, groups: readonly Group[], language: Language): SearchView['notice'] {
  if (meant.size > 0) {
    const exactHref = searchPath(language, asked.text, { exact: true })
    return { kind: 'meant', meant: asWritten(asked.text, meant, groups), exactHref }
  }
  return query.mode === 'any' && words.length > 1 ? { kind: 'some' } : null
}

function statusOf({ kinds }: Found, rows: Record<Kind, string[]>, language: Language): string {
  const t = translator(language, 'search')
  const found = KINDS.filter((kind) => rows[kind].length > 0)
  if (found.length === 0) return t('none.title')
  return found.map((kind) => countWords(kind, Math.max(kinds[kind].total, 1), language)).join(t('status.between'))
}

type Paged = { kind: Kind; ids: readonly string[]; from: number; found: Found; asked: Asked; exact: boolean; language: Language }

function pagesOf({ kind, ids, from, found, asked, exact, language }: Paged): SearchView['pages'] {
  const to = from + ON_PAGE
  const last = ids[to - 1]
  const address = (cursor?: string) => searchPath(language, asked.text, { kind, exact, ...(cursor === undefined ? {} : { cursor }) })
  const hasMore = last !== undefined && to < ids.length
  return {
    ...(from > 0 ? { firstHref: address() } : {}),
    ...(hasMore ? { nextHref: address(writeCursor({ field: 'rank', value: String(to), id: last })) } : {}),
    ...(!hasMore && found.kinds[kind].total > ids.length && found.query.mode === 'all' ? listOf(kind, found.words, language) : {}),
  }
}

/** The list that has the rest, in its own order. */
function listOf(kind: Kind, words: readonly string[], language: Language): { listHref?: string } {
  const lists: Partial<Record<Kind, string>> = {
    needs: `/${language}/needs`,
    projects: `/${language}/projects`,
    datasets: datasetsPath(language),
    experts: expertsPath(language),
  }
  const path = lists[kind]
  return path ? { listHref: `${path}?${new URLSearchParams({ q: words.join(' ') }).toString()}` } : {}
}
