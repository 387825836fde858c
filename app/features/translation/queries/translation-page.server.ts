import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { fieldLabelKey, fieldName } from '#app/features/provenance/field-names.ts'
import { UNDETERMINED } from '#app/features/provenance/language-text.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { describe, type RecordWords } from '#app/features/provenance/describe-value.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { textKey } from '#app/features/provenance/text-origins.server.ts'
import type { TextState } from '#app/features/provenance/text-states.ts'
import { languagesToAdd, readLanguage } from '#app/features/provenance/writing-languages.server.ts'
import { KINDS } from '#app/features/translation/kinds.server.ts'
import { confirmName, machineName, seenName } from '#app/features/translation/mark-names.ts'
import { SHOWN, type LanguagePair, type RecordKind, type Shown } from '#app/features/translation/paths.ts'
import { isExported, type TextUnit } from '#app/features/translation/unit.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { readOwnTexts, readPair, unitsOf, type HeldTexts, type RecordWhere } from './read-units.server.ts'

const A_PAGE = 50

/** A text of the record with its source beside it. */
export type ShownUnit = {
  /** Its field in the form: `title@ar`. */
  name: string
  label: string
  source: TaggedText
  target: string
  state: TextState
  /** A name or a title, on one line. */
  isLine: boolean
}

/** The texts of the record itself, or of one row; `caption` says which row. */
export type UnitGroup = { key: string; title: string; caption: string; units: ShownUnit[] }

export type NamedLanguage = { code: string; name: string; dir: 'ltr' | 'rtl'; open: number }

export type TranslationPage = {
  recordId: string
  title: TaggedText | null
  revision: number
  canEdit: boolean
  pair: LanguagePair
  fromName: string
  /** The languages to translate into, with the number of texts that are missing or stale in each. */
  targets: NamedLanguage[]
  /** The languages the record is written in. */
  sources: { code: string; name: string }[]
  suggestions: { code: string; name: string }[]
  /** What the address names as a language and is none. */
  unknownLanguage: string | null
  /** How many of the texts shown, on all pages, go into a file. */
  exported: number
  show: Shown
  counts: Record<Shown, number>
  groups: UnitGroup[]
  values: Record<string, string>
  page: number
  pages: number
}

type Wanted = RecordWhere & { language: Language; search: URLSearchParams }

/** The texts of a record, source and target side by side, as an address asks for them. Throws `not-found`. */
export async function getTranslationPage(actor: Actor, kind: RecordKind, wanted: Wanted): Promise<TranslationPage> {
  const { language, search } = wanted
  const translated = KINDS[kind]
  const held = await readOwnTexts(actor, kind, translated.recorded.shape, wanted)
  const wished = await workspaceLanguages(wanted.workspaceId)
  const pair = readPair(held, search, language, wished)
  const into = search.get('into')?.trim()
  const show = SHOWN.find((known) => known === search.get('show')) ?? 'all'
  const units = unitsOf(held, pair)
  const matching = units.filter(({ state }) => show === 'all' || state === show)
  const pages = Math.max(1, Math.ceil(matching.length / A_PAGE))
  const page = Math.min(pages, readPageNumber(search, 'page'))
  const shown = matching.slice((page - 1) * A_PAGE, page * A_PAGE)
  const targets = await targetLanguages(held, pair, wished, language)
  const words = await translated.words(held.record, language)
  return {
    recordId: held.record.id,
    title: taggedText(held.texts.get('title'), language),
    revision: held.record.revision,
    canEdit: recordPolicy.edit(actor, held.record),
    pair,
    fromName: languageName(pair.from, language),
    targets,
    sources: writtenIn(held).map((code) => ({ code, name: languageName(code, language) })),
    suggestions: languagesToAdd(language, targets),
    unknownLanguage: into && !readLanguage(into, language) ? into.slice(0, 60) : null,
    exported: units.filter((unit) => isExported(unit, pair.from, show)).length,
    show,
    counts: countShown(units),
    groups: groupsOf(held, shown, pair, { language, words, namespace: translated.namespace }),
    values: valuesOf(shown, pair),
    page,
    pages,
  }
}

/** The languages that a workspace writes in. */
export async function workspaceLanguages(workspaceId: string): Promise<string[]> {
  const { languages } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { languages: true } })
  return languages
}

const writtenIn = ({ texts }: HeldTexts) => [...new Set([...texts.values()].flatMap((text) => Object.keys(text)))].sort()

function countShown(units: readonly TextUnit[]): Record<Shown, number> {
  const of = (wanted: TextState) => units.filter(({ state }) => state === wanted).length
  return { all: units.length, missing: of('missing'), stale: of('stale'), machine: of('machine') }
}

async function targetLanguages(
  { record, texts }: HeldTexts,
  { from, to }: LanguagePair,
  wished: readonly string[],
  language: Language,
): Promise<NamedLanguage[]> {
  const counted = await db.recordTranslation.findMany({
    where: { recordId: record.id },
    select: { lang: true, missing: true, stale: true, filled: true },
  })
  const written = counted.filter(({ filled }) => filled > 0).map(({ lang }) => lang)
  const codes = [...new Set([...wished, ...written.sort(), to])].filter((code) => code !== from)
  return codes.map((code) => {
    const counts = counted.find(({ lang }) => lang === code)
    return { code, name: languageName(code, language), dir: dirOf(code), open: counts ? counts.missing + counts.stale : texts.size }
  })
}

/** What the fields of the page begin with. */
function valuesOf(units: readonly TextUnit[], { to }: LanguagePair): Record<string, string> {
  return Object.fromEntries(
    units.flatMap(({ path, target, isMachine, original }) => {
      const name = fieldName(path, to)
      return [
        [name, target ?? ''],
        [machineName(name), isMachine ? 'yes' : ''],
        [confirmName(name), ''],
        [seenName(name), textKey(original)],
      ]
    }),
  )
}

const LONG = /(^|\/)(description|objectives|targetGroups|summary|address)$/

type Words = { language: Language; words: RecordWords; namespace: string }

function groupsOf(held: HeldTexts, units: readonly TextUnit[], { to }: LanguagePair, told: Words): UnitGroup[] {
  const groups = new Map<string, UnitGroup>()
  for (const unit of units) {
    const key = unit.path.includes('/') ? unit.path.split('/').slice(0, 2).join('/') : 'texts'
    const group = groups.get(key) ?? { key, ...headingOf(held, key, told), units: [] }
    group.units.push({
      name: fieldName(unit.path, to),
      label: told.words.field(fieldLabelKey(fieldName(unit.path, to))),
      source: sourceOf(unit, told.language),
      target: unit.target ?? '',
      state: unit.state,
      isLine: !LONG.test(unit.path) && !unit.target?.includes('\n'),
    })
    groups.set(key, group)
  }
  return [...groups.values()]
}

function sourceOf({ sourceLang, source }: TextUnit, language: Language): TaggedText {
  if (sourceLang === UNDETERMINED) return { text: source, lang: '', dir: 'auto', languageName: languageName(sourceLang, language) }
  return { text: source, lang: sourceLang, dir: dirOf(sourceLang), languageName: languageName(sourceLang, language) }
}

/** What tells one row from another, beside the texts to translate. */
const TELLING: Record<string, readonly string[]> = {
  places: ['country'],
  organisations: ['role', 'ref'],
  transactions: ['date', 'type', 'value'],
  documents: ['url'],
  contacts: ['type', 'email'],
}

function headingOf({ parts }: HeldTexts, key: string, { language, words, namespace }: Words): Pick<UnitGroup, 'title' | 'caption'> {
  if (key === 'texts') return { title: translator(language, namespace)('step.texts'), caption: '' }
  const [table = '', inner = ''] = key.split('/')
  if (table === 'facts') return { title: words.field(inner), caption: '' }
  const row = parts.get(key) ?? {}
  const caption = (TELLING[table] ?? []).flatMap((field) => {
    const value = row[field]
    return value === undefined || value === null ? [] : [describe(`${key}/${field}`, value, language, words)]
  })
  return { title: words.field(table), caption: caption.filter(Boolean).join(' · ') }
}
