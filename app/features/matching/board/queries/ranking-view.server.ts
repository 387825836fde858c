import { displayName } from '#app/features/expertise/display-name.ts'
import { countInPool } from '#app/features/matching/candidates/count-answering.ts'
import { readyFor } from '#app/features/matching/candidates/pool.ts'
import { boardPath, pairPath, requestPath } from '#app/features/matching/board/paths.ts'
import type { MatchState } from '#app/features/matching/answers/policy.ts'
import { tellPairing } from '#app/features/matching/explanation/explanation-words.server.ts'
import { lookUp } from '#app/features/matching/explanation/looked-up.server.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { answeringWords, type AnsweringWords } from '#app/features/matching/queries/answering-words.server.ts'
import { nextFor } from '#app/features/matching/queries/rank-next.server.ts'
import { rankRequest, type RankedCandidate } from '#app/features/matching/queries/rank-request.server.ts'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { placeWords, type ShownPlaces } from './place-words.server.ts'
import { askedWords, type AskedWords } from './request-words.server.ts'
import { scoreParts, type ShownScore } from './score-parts.server.ts'

/** Who can answer; who is still free for it where everybody else is left where they are; whom a condition keeps from it. */
export const RANKING_TABS = ['possible', 'next', 'blocked'] as const
export type RankingTab = (typeof RANKING_TABS)[number]

/** An expert in the ranking of a request. */
export type RankingLine = {
  profileId: string
  name: string
  kind: 'PERSON' | 'TEAM'
  href: string
  rank: string | null
  score: ShownScore
  /** What speaks for the expert, in a few words. */
  facts: string[]
  /** What keeps the expert from it: each condition with what is missing. */
  blockedBy: { name: string; text: string }[]
  decision: { kind: 'LOCK' | 'FORBID'; reason: string } | null
  match: { state: MatchState; isOurs: boolean } | null
}

export type RankingView = {
  title: TaggedText
  needHref: string
  boardHref: string
  asked: AskedWords
  places: ShownPlaces
  answering: AnsweringWords
  tabs: { key: RankingTab; href: string; current: boolean; countText: string | undefined }[]
  lines: RankingLine[]
  firstHref: string | null
  nextHref: string | null
}

const PAGE = 20
const MOST_FACTS = 3

/** The ranking of one request for a coordinator, each score taken apart. Throws `not-found`. */
export async function getRankingView(actor: Actor, desk: BoardDesk, needId: string, search: URLSearchParams): Promise<RankingView> {
  const { language, where } = desk
  const tab = RANKING_TABS.find((known) => known === search.get('show')) ?? 'possible'
  const [ranking, free] = await Promise.all([
    rankRequest(actor, desk.slug, needId, { show: tab === 'blocked' ? tab : 'possible', cursor: search.get('cursor'), limit: PAGE }),
    tab === 'next' ? nextFor(actor, desk.slug, needId) : [],
  ])
  const { request } = ranking
  const candidates = tab === 'next' ? free.map((one) => ({ ...one, decision: null, match: null })) : ranking.candidates
  const [pool, places, facts] = await Promise.all([
    keptPool(),
    readPlaces(desk, needId),
    lookUp(
      candidates.map(({ pairing }) => ({ ...pairing, whyNot: [] })),
      { language, seesWho: false, seesAdvice: false },
    ),
  ])
  const skills = translator(language, 'skills')
  const number = (value: number) => formatNumber(language, value)
  const line = ({ expert, rank, pairing, decision, match }: RankedCandidate): RankingLine => {
    const { components, conditions } = tellPairing(pairing, facts, language)
    const evidence = components.filter(({ code }) => code === 'skill' || code === 'language').flatMap((component) => component.evidence)
    return {
      profileId: expert.profileId,
      name: displayName(expert, skills),
      kind: expert.kind,
      href: pairPath(where, needId, expert.profileId),
      rank: rank === null ? null : number(rank),
      score: scoreParts(pairing, language),
      facts: evidence.slice(0, MOST_FACTS).map(({ text }) => text),
      blockedBy: conditions
        .filter(({ ok }) => !ok)
        .map(({ name, sentence, evidence: [first] }) => ({ name, text: first?.text ?? sentence })),
      decision,
      match: match && { state: match.state, isOurs: match.isOurs },
    }
  }
  const href = (key: RankingTab, cursor: string | null = null) => {
    const address = new URLSearchParams({ ...(key === 'possible' ? {} : { show: key }), ...(cursor ? { cursor } : {}) })
    return address.size > 0 ? `${requestPath(where, needId)}?${address}` : requestPath(where, needId)
  }
  return {
    title: taggedText(request.title, language) ?? {
      text: translator(language, 'matching-board')('request.untitled'),
      lang: language,
      dir: 'auto',
    },
    needHref: publicNeedPath(language, needId),
    boardHref: boardPath(where),
    asked: askedWords(request, language),
    places: placeWords(places, language),
    answering: answeringWords(countInPool(readyFor(request, pool), pool), language),
    tabs: RANKING_TABS.map((key) => ({
      key,
      href: href(key),
      current: key === tab,
      countText: key === 'next' ? undefined : number(ranking[key]),
    })),
    lines: candidates.map(line),
    firstHref: search.get('cursor') ? href(tab) : null,
    nextHref: tab !== 'next' && ranking.next ? href(tab, ranking.next) : null,
  }
}

/** The places of a request, and how many of them stand where; what others have not sent is theirs alone. */
export async function readPlaces({ id }: Pick<BoardDesk, 'id'>, needId: string) {
  const [ask, groups] = await Promise.all([
    db.expertiseAsk.findUnique({ where: { recordId: needId }, select: { slots: true } }),
    db.match.groupBy({
      by: ['state'],
      where: { needId, OR: [{ state: { in: ['SENT', 'ACCEPTED', 'COMPLETED'] } }, { state: 'PROPOSED', workspaceId: id }] },
      _count: true,
    }),
  ])
  const count = (...states: MatchState[]) => groups.reduce((sum, { state, _count }) => sum + (states.includes(state) ? _count : 0), 0)
  return { slots: ask?.slots ?? 0, accepted: count('ACCEPTED', 'COMPLETED'), sent: count('SENT'), proposed: count('PROPOSED') }
}
