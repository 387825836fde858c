import { languageName } from '#app/features/classifications/languages.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { canonicalTag } from '#app/features/translation/language-pair.ts'
import { LISTED, LIST_SORTS, type Listed, type ListSort } from '#app/features/translation/list-choices.ts'
import { translatePath, type RecordKind } from '#app/features/translation/paths.ts'
import { translationsPath } from '#app/features/workspaces/paths.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { workspaceLanguages } from './translation-page.server.ts'

const A_PAGE = 50

export type ListedTranslation = {
  key: string
  href: string
  kind: RecordKind
  title: TaggedText | null
  language: string
  missing: number
  stale: number
  machine: number
}

/** One language of the workspace: texts over all its records. */
export type LanguageTotal = { code: string; name: string; texts: number; missing: number; stale: number; machine: number }

export type TranslationList = {
  chosen: { lang: string | null; show: Listed; sort: ListSort }
  languages: LanguageTotal[]
  rows: ListedTranslation[]
  /** Pairs of record and language that match. */
  total: number
  nextHref: string | undefined
  firstHref: string | undefined
}

const CONDITIONS: Record<Listed, string> = {
  open: '(t.stale > 0 or t.missing > 0 or t.machine > 0)',
  stale: 't.stale > 0',
  missing: 't.missing > 0',
  machine: 't.machine > 0',
}

const ORDERS: Record<ListSort, readonly [string, string]> = { stale: ['stale', 'missing'], missing: ['missing', 'stale'] }

// A withdrawn record is not written in.
const FROM = `from record_translation t join record on record.id = t.record_id and record.publication <> 'WITHDRAWN'`

type Row = { recordId: string; kind: RecordKind; lang: string; title: LanguageText | null; missing: number; stale: number; machine: number }
type Totals = Omit<LanguageTotal, 'code' | 'name'> & { lang: string }

/**
 * How far the records of a workspace are translated into the languages it writes in, as an address asks for it. The
 * caller has seen to it that the reader is a member.
 */
export async function listTranslations(workspace: OwnWorkspace, language: Language, search: URLSearchParams): Promise<TranslationList> {
  const wished = await workspaceLanguages(workspace.id)
  const totals = await totalsOf(workspace.id, wished)
  const lang = totals.find((total) => total.lang === canonicalTag(search.get('language') ?? ''))?.lang ?? null
  const show = LISTED.find((known) => known === search.get('show')) ?? 'open'
  const sort = LIST_SORTS.find((known) => `-${known}` === search.get('sort')) ?? 'stale'
  const languages = lang ? [lang] : totals.map((total) => total.lang)
  const cursor = readCursor(search.get('cursor'))
  const [rows, counted] = await Promise.all([
    listRows(workspace.id, languages, show, sort, cursor),
    sql<{ n: number }>(
      `select count(*)::int as n ${FROM} where t.workspace_id = $1::uuid and t.lang = any($2::text[]) and ${CONDITIONS[show]}`,
      [workspace.id, languages],
    ),
  ])
  const shown = rows.slice(0, A_PAGE)
  const here = (more: Record<string, string>) =>
    `${translationsPath(language, workspace.slug)}?${new URLSearchParams({ ...(lang ? { language: lang } : {}), show, sort: `-${sort}`, ...more })}`
  const last = rows.length > A_PAGE ? shown.at(-1) : undefined
  return {
    chosen: { lang, show, sort },
    languages: totals.map(({ lang: code, ...counts }) => ({ code, name: languageName(code, language), ...counts })),
    rows: shown.map((row) => shownRow(row, workspace.slug, language)),
    total: counted[0]?.n ?? 0,
    nextHref: last && here({ cursor: writeCursor(last, sort) }),
    firstHref: cursor ? here({}) : undefined,
  }
}

function shownRow({ recordId, kind, lang, title, ...counts }: Row, slug: string, language: Language): ListedTranslation {
  const address = translatePath({ language, workspace: slug, kind, recordId })
  return {
    key: `${recordId} ${lang}`,
    href: `${address}?${new URLSearchParams({ to: lang })}`,
    kind,
    title: title && taggedText(title, language),
    language: languageName(lang, language),
    ...counts,
  }
}

/** The languages of the workspace, and any other in which translations are to be looked at. */
async function totalsOf(workspaceId: string, wished: readonly string[]): Promise<Totals[]> {
  const totals = await sql<Totals>(
    `select t.lang, sum(t.texts)::int as texts, sum(t.missing)::int as missing, sum(t.stale)::int as stale, sum(t.machine)::int as machine
     ${FROM} where t.workspace_id = $1::uuid group by t.lang having t.lang = any($2::text[]) or sum(t.stale + t.machine) > 0`,
    [workspaceId, wished],
  )
  const place = (lang: string) => (wished.includes(lang) ? wished.indexOf(lang) : wished.length)
  return totals.sort((a, b) => place(a.lang) - place(b.lang) || (a.lang < b.lang ? -1 : 1))
}

type Cursor = { first: number; second: number; recordId: string; lang: string }

function listRows(workspaceId: string, languages: readonly string[], show: Listed, sort: ListSort, cursor: Cursor | null): Promise<Row[]> {
  const [first, second] = ORDERS[sort]
  const after = cursor ? `and (-t.${first}, -t.${second}, t.record_id, t.lang) > ($3::int, $4::int, $5::uuid, $6::text)` : ''
  return sql<Row>(
    `select t.record_id as "recordId", record.kind, t.lang, t.missing, t.stale, t.machine,
       coalesce((select title from project_entry e where e.record_id = t.record_id and e.in_register limit 1),
         (select title from need_entry e where e.record_id = t.record_id and e.in_register limit 1),
         (select title from dataset_entry e where e.record_id = t.record_id and e.in_register limit 1)) as title
     ${FROM} where t.workspace_id = $1::uuid and t.lang = any($2::text[]) and ${CONDITIONS[show]} ${after}
     order by t.${first} desc, t.${second} desc, t.record_id, t.lang limit ${A_PAGE + 1}`,
    [workspaceId, languages, ...(cursor ? [-cursor.first, -cursor.second, cursor.recordId, cursor.lang] : [])],
  )
}

const writeCursor = (row: Row, sort: ListSort) =>
  [...ORDERS[sort].map((column) => row[column as ListSort]), row.recordId, row.lang].join('.')

function readCursor(text: string | null): Cursor | null {
  const [first = '', second = '', recordId = '', lang = ''] = (text ?? '').split('.')
  const isNumber = (value: string) => /^\d{1,8}$/.test(value)
  return isNumber(first) && isNumber(second) && isUuid(recordId) && canonicalTag(lang)
    ? { first: Number(first), second: Number(second), recordId, lang }
    : null
}
