import { beforeAll, expect, test } from 'vitest'
import { chooseDigest, endDigest, getDigest, seatOfLink, sendDigests } from '#app/features/notifications/digest.server.ts'
import { setUpAuth } from '#app/platform/auth/auth.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { deliverMail, MAIL_JOB, setUpMail } from '#app/platform/mail/mail.server.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => {
  setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' })
  setUpAuth({ secret: 'a secret of at least thirty-two characters', origin: undefined, sendReset: () => Promise.resolve() })
})

test('a digest is sent to who wants it, once a day, and ended by its link alone', async () => {
  const workspace = await makeWorkspace('digest')
  const validator = await makePerson('Mamadou', workspace, 'VALIDATOR')
  await makePerson('Awa', workspace, 'MANAGER')
  await db.record.create({
    data: { id: crypto.randomUUID(), kind: 'NEED', workspaceId: workspace.id, workingState: 'SUBMITTED', submittedAt: new Date() },
  })
  expect(await sendDigests()).toBe(0)
  await chooseDigest(validator, workspace.id, 'DAILY')
  const aDayLater = () => sql(`update membership set digest_sent_at = now() - interval '25 hours' where user_id = $1`, [validator.userId])
  await aDayLater()
  expect((await Promise.all([sendDigests(), sendDigests()])).sort()).toEqual([0, 1])
  expect(await sendDigests()).toBe(0)
  await runWaitingJobs({ [MAIL_JOB]: deliverMail })
  const mail = await db.mail.findFirstOrThrow()
  const [, workspaceId = '', userId = '', signature = ''] = /\/unsubscribe\/([^/]+)\/([^/]+)\/(\S+)/.exec(mail.text) ?? []
  expect(userId).toBe(validator.userId)
  expect(() => seatOfLink({ workspaceId, userId }, `${signature.slice(0, -2)}xx`)).toThrow()
  expect(() => seatOfLink({ workspaceId, userId: workspaceId }, signature)).toThrow()
  await endDigest(seatOfLink({ workspaceId, userId }, signature))
  await endDigest(seatOfLink({ workspaceId, userId }, signature))
  expect(await getDigest(validator, workspace.id)).toBe('NONE')
  await aDayLater()
  expect(await sendDigests()).toBe(0)
})

test('nothing is sent where nothing waits', async () => {
  const workspace = await makeWorkspace('quiet')
  const viewer = await makePerson('Fatou', workspace, 'VIEWER')
  await chooseDigest(viewer, workspace.id, 'WEEKLY')
  await sql(`update membership set digest_sent_at = now() - interval '8 days' where user_id = $1`, [viewer.userId])
  expect(await sendDigests()).toBe(0)
})
