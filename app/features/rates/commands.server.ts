import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import type { Command } from '#app/platform/cli/command.ts'
import { readFlags } from '#app/platform/cli/read-flags.ts'
import { readInput } from '#app/platform/cli/read-input.server.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { loadRates, parseRates } from './rates.server.ts'

/** `deriveAmounts` has what depends on rates derived again, and gives the number of records. */
export const ratesCommands = (deriveAmounts: () => Promise<number>): Record<string, Command> => ({
  'rates load': {
    usage: 'FILE.csv    (columns currency,date,usd; - reads standard input)',
    run: async (words) => {
      const [file = ''] = readFlags(words, {}, ['FILE.csv']).positionals
      const rates = parseRates(await readInput(file))
      await inTransaction(async (tx) => {
        await loadRates(rates, tx)
        await recordEvent(tx, { actor: OPERATOR, kind: 'rates.loaded', changes: [{ path: 'rates', before: null, after: rates.length }] })
        await touchPublicData(tx)
      })
      const currencies = new Set(rates.map(({ currency }) => currency)).size
      process.stdout.write(`Loaded ${rates.length} rates of ${currencies} currencies\n`)
      process.stderr.write('Deriving amounts ...\n')
      process.stdout.write(`Derived the amounts of ${await deriveAmounts()} published records\n`)
      return 0
    },
  },
})
