import { beforeAll, describe, expect, test } from 'vitest'
import { chooseDigest, endDigest, getDigest, seatOfLink, sendDigests } from '#app/features/notifications/digest.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { setUpSignIn } from '#tests/support/accounts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { useMailServer } from '#tests/support/mail-server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
const { port, only } = useMailServer()
beforeAll(() => setUpSignIn({ smtpUrl: `smtp://127.0.0.1:${port()}` }))

describe.each(LANGUAGES)('a digest in %s', (language) => {
  test('names the address at which a mail program ends it with one click (RFC 8058), the same that its text has', async () => {
    const workspace = await makeWorkspace(`digest-${language}`)
    const validator = await makePerson(`Mamadou-${language}`, workspace, 'VALIDATOR')
    await db.user.update({ where: { id: validator.userId }, data: { language } })
    await db.record.create({
      data: { id: crypto.randomUUID(), kind: 'NEED', workspaceId: workspace.id, workingState: 'SUBMITTED', submittedAt: new Date() },
    })
    await chooseDigest(validator, workspace.id, 'DAILY')
    await sql(`update membership set digest_sent_at = now() - interval '25 hours' where user_id = $1`, [validator.userId])
    expect(await sendDigests()).toBe(1)
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })

    const { email } = await db.user.findUniqueOrThrow({ where: { id: validator.userId } })
    const { headers, text } = only(email)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const [, address = ''] = /^<(https:\/\/[^<>\s]+)>$/.exec(headers.get('list-unsubscribe') ?? '') ?? []
    expect(text).toContain(address)
    const url = new URL(address)
    expect(url.origin).toBe('https://portail.example')
    const [, lang, page, workspaceId = '', userId = '', signature = '', ...rest] = url.pathname.split('/')
    expect([lang, page, workspaceId, userId, rest]).toEqual([language, 'unsubscribe', workspace.id, validator.userId, []])
    await endDigest(seatOfLink({ workspaceId, userId }, signature))
    expect(await getDigest(validator, workspace.id)).toBe('NONE')
  })
})
