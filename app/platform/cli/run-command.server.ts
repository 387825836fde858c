import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { openDatabase } from '#app/platform/db/open.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { setUp } from '#app/platform/server/set-up.server.ts'
import type { Wiring } from '#app/platform/server/wiring.ts'
import { UsageError, type Command } from './command.ts'

/** Runs `portal <command> ...` against the same database as the server, whether that runs or not. */
export async function runPortalCommand(words: string[], wiring: Wiring): Promise<number> {
  const found = findCommand(words, wiring.commands)
  const asksHelp = words.includes('--help') || words.includes('-h')
  if (asksHelp || words.length === 0) {
    process.stdout.write(found ? `usage: portal ${found.name} ${found.command.usage}\n` : `${usageOf(wiring.commands)}\n`)
    return 0
  }
  if (!found) {
    process.stderr.write(`Unknown command: ${words.join(' ')}\n${usageOf(wiring.commands)}\n`)
    return 2
  }
  try {
    if (found.command.standsAlone) return await found.command.run(found.rest)
    const env = readEnv()
    const database = await openDatabase(env)
    try {
      connectDatabase(database.url, 4)
      setUp(env, wiring)
      await wiring.prepareData()
      return await found.command.run(found.rest)
    } finally {
      await disconnectDatabase()
      await database.close()
    }
  } catch (error) {
    return complain(error, found.name, found.command)
  }
}

function findCommand(words: string[], commands: Record<string, Command>) {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const command = commands[name]
    if (command && words.length >= length) return { name, command, rest: words.slice(length) }
  }
  return null
}

const usageOf = (commands: Record<string, Command>) =>
  ['usage: npm run portal -- <command>', ...Object.entries(commands).map(([name, { usage }]) => `  ${name} ${usage}`.trimEnd())].join('\n')

function complain(error: unknown, name: string, command: Command): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nusage: portal ${name} ${command.usage}\n`)
    return 2
  }
  if (error instanceof AppError) {
    process.stderr.write(`${translator('en', 'errors')(error.messageKey, error.params)}\n`)
    return 1
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.PORTAL_LOG === 'debug') console.error(error)
  return 1
}
