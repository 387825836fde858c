import { OPERATOR } from '#app/platform/auth/actor.ts'
import { UsageError, type Command } from '#app/platform/cli/command.ts'
import { oneOf, readFlags, required } from '#app/platform/cli/read-flags.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { createToken } from './mutations.server.ts'
import { LONGEST_TOKEN_NAME, MOST_TOKEN_DAYS, TOKEN_DAYS, type TokenScope } from './token.ts'

const FLAGS = { workspace: { type: 'string' }, scope: { type: 'string' }, name: { type: 'string' }, days: { type: 'string' } } as const

/** Reads the words of `token create`. Throws UsageError. */
export function readTokenFlags(words: readonly string[]): { workspace: string; scope: TokenScope; name: string; days: number } {
  const { values } = readFlags(words, FLAGS)
  const days = values.days === undefined ? TOKEN_DAYS[0] : Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS)
    throw new UsageError(`--days takes 1 to ${MOST_TOKEN_DAYS}: ${values.days}`)
  const name = (values.name ?? 'portal token create').trim()
  if (name === '' || name.length > LONGEST_TOKEN_NAME) throw new UsageError(`--name takes 1 to ${LONGEST_TOKEN_NAME} characters`)
  const scope = oneOf(required(values.scope, 'scope'), ['read', 'write'] as const, 'scope')
  return { workspace: required(values.workspace, 'workspace'), scope: scope === 'read' ? 'READ' : 'WRITE', name, days }
}

export const tokenCommands: Record<string, Command> = {
  'token create': {
    usage: '--workspace S --scope read|write [--name N] [--days 90]',
    run: async (words) => {
      const { workspace: slug, ...token } = readTokenFlags(words)
      const workspace = await db.workspace.findUnique({ where: { slug }, select: { id: true } })
      if (!workspace) throw notFound('workspace')
      process.stdout.write(`${await createToken(OPERATOR, workspace.id, token)}\n`)
      return 0
    },
  },
}
