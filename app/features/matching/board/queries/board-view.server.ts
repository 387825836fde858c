import { countryName, isCountry } from '#app/features/classifications/countries.ts'
import { readyFor, withFacts } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { boardPath, requestPath } from '#app/features/matching/board/paths.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import {
  FILLINGS,
  listOpenRequests,
  listRequestCountries,
  sumOpenRequests,
  type BoardFilter,
  type OpenRequestRow,
} from './open-requests.server.ts'
import { freePlaces, placeWords, type ShownPlaces } from './place-words.server.ts'
import { askedWords, type AskedWords } from './request-words.server.ts'
import { findLatestRounds, type LatestRounds } from './round-rows.server.ts'

/** An open request as the board lists it. */
export type BoardLine = {
  id: string
  href: string
  title: TaggedText
  requester: TaggedText | null
  asked: AskedWords
  places: ShownPlaces
  /** How many experts could answer it today, and whether that is fewer than it has free places. */
  answering: { text: string; isShort: boolean }
}

export type Board = {
  figures: { key: 'requests' | 'places' | 'accepted' | 'experts'; figure: string; note: string | null }[]
  latest: LatestRounds
  lines: BoardLine[]
  filter: {
    action: string
    set: BoardFilter
    isSet: boolean
    countries: { value: string; label: string }[]
  }
  firstHref: string | null
  nextHref: string | null
  /** No request is open in the scope of the workspace at all. */
  isEmpty: boolean
  /** Somebody lets itself be proposed. */
  hasExperts: boolean
}

/** What the address of the board asks for. What it does not know it passes over. */
export function readBoardFilter(search: URLSearchParams): BoardFilter {
  const [priority, country, filling] = [search.get('priority'), search.get('country') ?? '', search.get('places')]
  return {
    priority: ([1, 2, 3] as const).find((known) => String(known) === priority) ?? null,
    country: isCountry(country) ? country : null,
    filling: FILLINGS.find((known) => known === filling) ?? null,
  }
}

/** The open requests in scope with what stands around them, for a member of a coordination workspace. */
export async function getBoard(desk: BoardDesk, search: URLSearchParams): Promise<Board> {
  const { id, language, where } = desk
  const set = readBoardFilter(search)
  const [figures, countries, { requests, next }, latest, pool, decisions] = await Promise.all([
    sumOpenRequests(id),
    listRequestCountries(id),
    listOpenRequests(id, set, search.get('cursor')),
    findLatestRounds(desk),
    keptPool(),
    db.matchDecision.findMany({ where: { workspaceId: id, kind: 'FORBID' }, select: { needId: true, profileId: true } }),
  ])
  const forbidden = new Set(decisions.map(({ needId, profileId }) => `${needId} ${profileId}`))
  const asked = withFacts(pool, { isForbidden: (needId, profileId) => forbidden.has(`${needId} ${profileId}`) })
  const t = translator(language, 'matching-board')
  const number = (value: number) => formatNumber(language, value)
  const line = (row: OpenRequestRow): BoardLine => {
    const able = rankPossible(
      readyFor({ ...row.ask, id: row.id, workspaceId: row.workspaceId, organisationId: row.organisationId, title: row.title }, asked),
      asked,
    )
    return {
      id: row.id,
      href: requestPath(where, row.id),
      title: taggedText(row.title, language) ?? { text: t('request.untitled'), lang: language, dir: 'auto' },
      requester: taggedText(row.requester, language),
      asked: askedWords({ ...row.ask, priority: row.priority }, language),
      places: placeWords(row, language),
      answering: { text: t('answering', counted(language, able.length)), isShort: able.length < freePlaces(row) },
    }
  }
  const kept = Object.entries({ priority: set.priority, country: set.country, places: set.filling }).flatMap(([key, value]) =>
    value === null ? [] : [[key, String(value)]],
  )
  const href = (cursor: string | null) => {
    const address = new URLSearchParams([...kept, ...(cursor ? [['cursor', cursor]] : [])])
    return address.size > 0 ? `${boardPath(where)}?${address}` : boardPath(where)
  }
  return {
    figures: [
      { key: 'requests', figure: number(figures.requests), note: null },
      { key: 'places', figure: number(figures.places), note: null },
      {
        key: 'accepted',
        figure: number(figures.accepted),
        note: t('figure.under', { sent: number(figures.sent), proposed: number(figures.proposed) }),
      },
      { key: 'experts', figure: number(pool.experts.length), note: null },
    ],
    latest,
    lines: requests.map(line),
    filter: {
      action: boardPath(where),
      set,
      isSet: kept.length > 0,
      countries: countries
        .map(({ country, requests: count }) => ({
          value: country,
          label: t('filter.countryCount', { country: countryName(country, language), requests: number(count) }),
        }))
        .sort((one, other) => one.label.localeCompare(other.label, language)),
    },
    firstHref: search.get('cursor') ? href(null) : null,
    nextHref: next ? href(next) : null,
    isEmpty: figures.requests === 0,
    hasExperts: pool.experts.length > 0,
  }
}
