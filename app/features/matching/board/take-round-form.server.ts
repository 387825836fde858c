import { sendMatches, type SendProblem } from '#app/features/matching/answers/mutations/send-matches.server.ts'
import { adoptRound } from '#app/features/matching/mutations/adopt-round.server.ts'
import { cancelRound } from '#app/features/matching/mutations/cancel-round.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './queries/board-workspace.server.ts'
import { namePairs } from './queries/named-pairs.server.ts'
import { getRoundRow } from './queries/round-row.server.ts'

type Refused = { key: string; expert: string; request: string; problem: string }
/** What was done with a round, in a sentence; and what of it could not be, each by name. */
export type RoundDone = { text: string | null; refused: Refused[] }

/** What a form of a round's page asks, done. Throws `not-found`, `forbidden`, `conflict`, and `invalid` for a form that is none of ours. */
export async function takeRoundForm(actor: Actor, desk: BoardDesk, number: number | null, form: FormData): Promise<RoundDone> {
  const round = await getRoundRow(desk, number)
  const t = translator(desk.language, 'matching-board')
  switch (formText(form, 'intent')) {
    case 'cancel':
      return { text: t((await hasCancelled(actor, desk, round.id)) ? 'round.cancelDone' : 'round.cancelTooLate'), refused: [] }
    case 'adopt': {
      const { proposed, kept, dropped, full } = await adoptRound(actor, desk.slug, round.id)
      const refused = [
        ...dropped.map(({ why, ...pair }) => ({ ...pair, problem: t(`outcome.droppedWhy.${why}`) })),
        ...full.map((pair) => ({ ...pair, problem: t('round.full') })),
      ]
      return {
        text: t('round.adoptDone', counted(desk.language, proposed + kept)),
        refused: await named(refused, desk),
      }
    }
    case 'send':
      return send(actor, desk, form.getAll('match').map(String).filter(isUuid))
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}

/** False where the round has ended meanwhile. */
async function hasCancelled(actor: Actor, { slug }: BoardDesk, roundId: string): Promise<boolean> {
  try {
    await cancelRound(actor, slug, roundId)
    return true
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return false
    throw error
  }
}

async function send(actor: Actor, desk: BoardDesk, chosen: string[]): Promise<RoundDone> {
  const t = translator(desk.language, 'matching-board')
  if (chosen.length === 0) return { text: t('assignment.nothingChosen'), refused: [] }
  const { sent, refused } = await sendMatches(actor, desk.id, chosen)
  const problems = new Map<string, SendProblem>(refused.map(({ matchId, problem }) => [matchId, problem]))
  const pairs = await db.match.findMany({
    where: { id: { in: [...problems.keys()] }, workspaceId: desk.id },
    select: { id: true, needId: true, profileId: true },
  })
  const words = translator(desk.language, 'matching')
  const found = new Set(pairs.map(({ id }) => id))
  // What is not found has no names to say.
  const unknown = [...problems.keys()].filter((id) => !found.has(id))
  return {
    text: sent.length > 0 ? t('assignment.sent', counted(desk.language, sent.length)) : null,
    refused: [
      ...(await named(
        pairs.map(({ id, ...pair }) => ({ ...pair, problem: words(`problem.${problems.get(id) ?? 'unknown'}`) })),
        desk,
      )),
      ...unknown.map((key) => ({ key, expert: t('expert.gone'), request: t('request.gone'), problem: words('problem.unknown') })),
    ],
  }
}

type UnnamedPair = { needId: string; profileId: string; problem: string }

async function named(pairs: readonly UnnamedPair[], { language }: BoardDesk): Promise<Refused[]> {
  if (pairs.length === 0) return []
  const names = await namePairs(
    pairs.map(({ needId }) => needId),
    pairs.map(({ profileId }) => profileId),
    language,
  )
  return pairs.map(({ needId, profileId, problem }) => ({
    key: `${needId} ${profileId}`,
    expert: names.expert(profileId),
    request: names.request(needId).title.text,
    problem,
  }))
}
