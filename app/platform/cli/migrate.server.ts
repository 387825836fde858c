import type { Command } from './command.ts'
import { readFlags } from './read-flags.ts'

/** Every command applies what is missing before it runs; this one does no more. */
export const migrateCommand: Command = {
  usage: '',
  run: (words) => {
    readFlags(words, {})
    process.stdout.write('The database is up to date\n')
    return Promise.resolve(0)
  },
}
