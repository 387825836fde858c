import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { NeedContent, NeedFacts, NeedKind } from '#app/features/needs/content.ts'
import { coverageOf, coveredShare, slotsOf, type Coverage, type CoverageState } from '#app/features/needs/coverage.ts'
import { REQUEST_PATH } from '#app/features/needs/expertise/form-names.ts'
import { requestView, type RequestView } from '#app/features/needs/expertise/request-view.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { withoutPastDetail } from '#app/features/places/past-places.server.ts'
import { placeLine, type PlaceLine } from '#app/features/places/place-line.server.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import type { Place, Precision } from '#app/features/projects/content.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { taggedText, withOrigin, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { unreadTexts } from '#app/features/provenance/text-origins.server.ts'
import { vouchedFor, type Vouched } from '#app/features/provenance/vouched.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Severity } from '#app/ui/marks/severity-badge.tsx'
import { amountWords, askedTexts } from './asked-words.ts'
import { periodWords } from './need-result.server.ts'
import { slotsWords } from './slots-words.server.ts'

/** A need as its page shows it, in words ready for one reader. */
export type NeedView = {
  id: string
  title: TaggedText
  vouched: Vouched
  summary: TaggedText | null
  severity: Severity | null
  kind: NeedKind | null
  /** `share` 0 to 1; `text` says exactly what it stands for. */
  coverage: { state: CoverageState; share: number; text: string; note: string | null }
  people: string | null
  asked: TaggedText[]
  period: string
  place: (PlaceLine & { precision: Precision }) | null
  sector: { code: string; name: string } | null
  /** Languages in which the need can be read, by name. */
  languages: string[]
  /** Published projects that answer it. */
  projects: { id: string; title: TaggedText }[]
  /** What it asks of experts, where it is a request for expertise. */
  request: RequestView | null
}

/** What the page of a need shows, its place as the public sees it whoever reads. */
export function getNeedView(record: HeldRecord, wanted: ViewWanted): Promise<NeedView> {
  if (wanted.side !== 'PUBLIC') return makeView(record, wanted)
  return kept(`${record.id} ${record.revision} ${wanted.language}`, () => makeView(record, wanted))
}

type ViewWanted = { side: ContentSide; language: Language }

const kept = publicMemory<NeedView>(500)

async function makeView(record: HeldRecord, { side, language }: ViewWanted): Promise<NeedView> {
  const content = fromParts<NeedContent>(NEED_SHAPE, await withoutPastDetail(record.id, side, await readParts(db, record.id, side)))
  const { facts, texts, projects } = content
  const coverage = coverageOf(facts)
  const isUnread = await unreadTexts(db, record.id)
  return {
    id: record.id,
    title: taggedText(texts.title, language) ?? { text: record.id, lang: '', dir: 'auto' },
    vouched: vouchedFor(record, side, language),
    summary: withOrigin(taggedText(texts.summary, language), (lang, words) => isUnread('summary', lang, words)),
    severity: (facts.severity ?? null) as Severity | null,
    kind: facts.kind ?? null,
    coverage: coverageView(coverage, facts, language),
    people: facts.peopleAffected === undefined ? null : formatNumber(language, facts.peopleAffected),
    asked: [
      ...askedTexts(facts, language),
      ...slotsWords(slotsOf(facts), facts.quantity, language).map((text) => ({ text, lang: language, dir: dirOf(language) })),
    ],
    period: periodWords(facts.from, facts.to, language),
    place: facts.place ? await placeView(facts.place, language) : null,
    sector: facts.sector ? { code: facts.sector, name: nameOf('Sector', facts.sector, language)?.name ?? facts.sector } : null,
    languages: [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))].map((tag) => languageName(tag, language)),
    projects: await answeringProjects(
      projects.map(({ projectId }) => projectId),
      language,
    ),
    request: withUnread(requestView(content, language), isUnread),
  }
}

/** Conditions that a machine translated say so. */
function withUnread(request: RequestView | null, isUnread: (path: string, lang: string, text: string) => boolean): RequestView | null {
  return (
    request && {
      ...request,
      conditions: withOrigin(request.conditions, (lang, text) => isUnread(`${REQUEST_PATH}/conditions`, lang, text)),
    }
  )
}

function coverageView(coverage: Coverage, facts: NeedFacts, language: Language): NeedView['coverage'] {
  return { state: coverage.state, share: coveredShare(coverage), text: coverageWords(coverage, facts, language), note: coverage.note }
}

function coverageWords({ state, asked, covered, unit }: Coverage, facts: NeedFacts, language: Language): string {
  const t = translator(language, 'needs')
  const isMoney = facts.money !== undefined
  const [experts] = isMoney || facts.quantity ? [] : slotsWords(slotsOf(facts), undefined, language)
  const words = (amount: string) => experts ?? amountWords(amount, { isMoney, unit }, language)
  if (state === 'OPEN') return t('coverage.none')
  return asked
    ? t('coverage.of', { covered: formatNumber(language, covered), asked: words(asked) })
    : t('coverage.covered', { covered: words(covered) })
}

async function placeView(place: Place, language: Language): Promise<NeedView['place']> {
  const shown = await publicPlace(place)
  return { ...placeLine(shown, language), precision: shown.precision }
}

async function answeringProjects(projectIds: string[], language: Language): Promise<NeedView['projects']> {
  if (projectIds.length === 0) return []
  const entries = await db.projectEntry.findMany({
    where: { side: 'PUBLIC', recordId: { in: projectIds } },
    select: { recordId: true, title: true },
    orderBy: { recordId: 'asc' },
  })
  return entries.map(({ recordId, title }) => ({
    id: recordId,
    title: taggedText(title as LanguageText, language) ?? { text: recordId, lang: '', dir: 'auto' },
  }))
}
