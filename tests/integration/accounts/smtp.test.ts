import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForReset, RESET_JOB, runReset } from '#app/features/accounts/reset-mail.server.ts'
import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { askForEmail } from '#app/features/accounts/own/change-email.server.ts'
import { startSession } from '#app/features/accounts/sign-in/finish.server.ts'
import { askForLink, LINK_JOB, sendLink } from '#app/features/accounts/sign-in/link.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { cookieHeader, makeAccount, setUpSignIn, visitFrom } from '#tests/support/accounts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Arrived = { from: string; to: string[]; headers: Map<string, string>; text: string }

const arrived: Arrived[] = []
const VISIT = visitFrom('192.0.2.1')

/** Asking for a reset twice sends two; here it runs once, as it mostly does. */
const seen = new Set<string>()
const resetOnce = async (payload: unknown) => {
  const key = JSON.stringify(payload)
  if (!seen.has(key)) await runReset(payload)
  seen.add(key)
}

const JOBS = { [RESET_JOB]: resetOnce, [LINK_JOB]: sendLink, [MAIL_JOB]: deliverMail }

/** A mail server that takes what comes. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      arrived.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        ...read(Buffer.concat(chunks).toString('utf8')),
      })
      done()
    })
  },
})

/** Headers in words, and the text decoded. */
function read(raw: string): { headers: Map<string, string>; text: string } {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s)
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    lines.map(
      (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())] as [string, string],
    ),
  )
  const encoding = headers.get('content-transfer-encoding')
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decodeQuoted(body.replace(/=\r\n/g, ''))
        : body
  return { headers, text }
}

const decodeQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

const decodeWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodeQuoted(word.replaceAll('_', ' ')),
    )

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  setUpSignIn({ smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(() => arrived.splice(0))

const only = (to: string): Arrived => {
  const found = arrived.filter((mail) => mail.to.includes(to))
  expect(found).toHaveLength(1)
  return found[0] as Arrived
}

function expectWellFormed({ headers, from, text }: Arrived, to: string): void {
  expect(from).toBe('no-reply@portail.example')
  expect(headers.get('from')).toBe('Passerelle <no-reply@portail.example>')
  expect(headers.get('to')).toBe(to)
  expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@portail\.example>$/)
  expect(Number.isNaN(Date.parse(headers.get('date') ?? ''))).toBe(false)
  expect(headers.get('content-type')).toMatch(/text\/plain; charset=utf-8/i)
  expect(headers.get('subject')).not.toMatch(/\{\{|subject|^$/)
  expect(text).not.toMatch(/\{\{|undefined/)
}

describe.each(LANGUAGES)('messages in %s leave by SMTP and arrive whole, each once:', (language) => {
  test('the link for a new password', async () => {
    const { email } = await makeAccount('reset', language)
    await askForReset(email)
    await runWaitingJobs(JOBS)
    const mail = only(email)
    expectWellFormed(mail, email)
    expect(mail.text).toMatch(new RegExp(`https://portail\\.example/${language}/reset-password\\?token=`))
  })

  test('the link to sign in by, with its code', async () => {
    const { email } = await makeAccount('link', language)
    await askForLink({ email, to: null }, VISIT, language)
    await runWaitingJobs(JOBS)
    const mail = only(email)
    expectWellFormed(mail, email)
    expect(mail.text).toMatch(new RegExp(`https://portail\\.example/${language}/sign-in/link/[\\w-]{43}`))
    expect(mail.text).toMatch(/\d{4} \d{4}/)
  })

  test('the two links of a change of address', async () => {
    const { email, userId } = await makeAccount('email', language)
    const { cookies } = await startSession({ userId, by: 'password', isWhole: false, visit: VISIT, language })
    const actor = await resolveActor(new Request('http://p.example/', { headers: { cookie: cookieHeader(cookies) } }))
    const next = `new-${email}`
    await askForEmail(actor, next, '')
    await runWaitingJobs(JOBS)
    for (const to of [email, next]) {
      const mail = only(to)
      expectWellFormed(mail, to)
      expect(mail.text).toContain(`https://portail.example/${language}/confirm-email/`)
      expect(mail.text).toContain(next)
    }
    // Of what left the portal keeps neither address nor text.
    expect(await db.mail.count({ where: { to: { in: [email, next] } } })).toBe(0)
  })
})
