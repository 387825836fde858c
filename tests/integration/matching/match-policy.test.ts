import { expect, test } from 'vitest'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { awaitingMatches, MATCHES, readableMatches } from '#app/features/matching/answers/match-conditions.server.ts'
import { factsOf, findMatch, type MatchRow } from '#app/features/matching/answers/match-row.server.ts'
import { answerRoles, matchPolicy, type Answer, type MatchState } from '#app/features/matching/answers/policy.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import { OPERATOR, SYSTEM, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makeAsk, makeMatch } from '#tests/support/matching.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const STATES: [MatchState, isSent: boolean][] = [
  ['PROPOSED', false],
  ['SENT', true],
  ['ACCEPTED', true],
  ['DECLINED', true],
  ['WITHDRAWN', false],
  ['WITHDRAWN', true],
  ['COMPLETED', true],
]
const ANSWERS: [Answer | null, Answer | null][] = [
  [null, null],
  ['ACCEPTED', null],
  [null, 'ACCEPTED'],
]

test('what one may read and where one may answer is the same by rule and by condition, for every role, state and kind of expert', async () => {
  const coordination = await makeWorkspace('sahel')
  const ministry = await makeWorkspace('eau')
  const roster = await makeWorkspace('vivier')
  const other = await makeWorkspace('ailleurs')
  const self = await makePerson('Aïssata')
  const experts = [
    await makeExpert(roster, { userId: self.userId }),
    await makeExpert(roster, { email: 'awa@courriel.example' }),
    await makeExpert(roster),
    // Of the workspace that asks.
    await makeExpert(ministry),
  ]
  const rows: MatchRow[] = []
  for (const expert of experts)
    for (const [state, isSent] of STATES)
      for (const [expertAnswer, requesterAnswer] of ANSWERS) {
        const request = await makeAsk(ministry)
        const { id } = await makeMatch(coordination, request, expert, {
          state,
          sentAt: isSent ? new Date() : null,
          expertAnswer,
          requesterAnswer,
        })
        const row = await findMatch(id)
        if (row) rows.push(row)
      }
  expect(rows).toHaveLength(84)
  const members: Actor[] = []
  for (const workspace of [coordination, ministry, roster, other])
    for (const role of ROLES) members.push(await makePerson(`${workspace.slug} ${role}`, workspace, role))
  const admin = { ...(await makePerson('Admin')), isAdmin: true }
  const holding = async (condition: (sql: SqlText) => string) => {
    const sql = new SqlText()
    const where = condition(sql)
    return (await query<{ id: string }>(`select entry.id from ${MATCHES} where ${where}`, sql.values)).map(({ id }) => id).sort()
  }
  const ids = (may: (row: MatchRow) => boolean) =>
    rows
      .filter(may)
      .map(({ id }) => id)
      .sort()
  for (const actor of [...members, self, admin, VISITOR, OPERATOR, SYSTEM]) {
    const who = actor.name ?? actor.kind
    expect(await holding((sql) => readableMatches(sql, actor)), who).toEqual(ids((row) => matchPolicy.read(actor, factsOf(row))))
    // The operator acts in nobody's name: it answers by the portal's pages for no one.
    if (actor.kind === 'operator' || actor.kind === 'system') continue
    expect(await holding((sql) => awaitingMatches(sql, actor)), who).toEqual(ids((row) => answerRoles(actor, factsOf(row)).length > 0))
  }
  expect(ids((row) => answerRoles(self, factsOf(row)).length > 0)).toHaveLength(2)
  expect(ids((row) => matchPolicy.read(self, factsOf(row)))).toHaveLength(15)
})
