import { text } from 'node:stream/consumers'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { UsageError, type Command } from '#app/platform/cli/command.ts'
import { oneOf, readFlags, required } from '#app/platform/cli/read-flags.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { mailOrigin } from '#app/platform/mail/mail.server.ts'
import { resetSecondStep } from './methods/reset-second-step.server.ts'
import { createUser } from './mutations/create-user.server.ts'
import { newUserSchema } from './schema.ts'

const FLAGS = {
  email: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  admin: { type: 'boolean' },
} as const

type UserFlags = { email: string; name: string; language: Language; isAdmin: boolean; readsPassword: boolean }

/** Reads the words of `user create`. Throws UsageError. */
export function readUserFlags(words: readonly string[]): UserFlags {
  const { values } = readFlags(words, FLAGS)
  const given = newUserSchema.safeParse({ email: required(values.email, 'email'), name: required(values.name, 'name') })
  if (!given.success) throw new UsageError(`--${String(given.error.issues[0]?.path[0])} is not understood`)
  const language = oneOf(values.language ?? 'fr', LANGUAGES, 'language')
  return { ...given.data, language, isAdmin: values.admin === true, readsPassword: values['password-stdin'] === true }
}

/** The first line of standard input, without its line break. */
const passwordFromInput = async () => (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? ''

export const userCommands: Record<string, Command> = {
  'user create': {
    usage: '--email E --name N [--language fr] [--password-stdin] [--admin]',
    run: async (words) => {
      const { readsPassword, ...user } = readUserFlags(words)
      await createUser(OPERATOR, { ...user, password: readsPassword ? await passwordFromInput() : undefined })
      process.stdout.write(`Created ${user.email}${user.isAdmin ? ', who runs this instance' : ''}\n`)
      if (!readsPassword) process.stdout.write(`To choose a password: ${mailOrigin()}/${user.language}/forgot-password\n`)
      return 0
    },
  },
  'user reset-second-step': {
    usage: '--email E',
    run: async (words) => {
      const { values } = readFlags(words, { email: { type: 'string' } })
      const email = required(values.email, 'email')
      await resetSecondStep(OPERATOR, email)
      process.stdout.write(`${email} signs in without a second step, and can set up another\n`)
      return 0
    },
  },
}
