import type { Command, ExitCode } from '#app/platform/cli/command.ts'
import { readFlags } from '#app/platform/cli/read-flags.ts'
import { readPackedInput } from '#app/platform/cli/read-packed-input.server.ts'
import type { SolverAnswer } from './solver/instance.ts'
import { readInstance } from './solver/read-instance.ts'
import type { Progress } from './solver/run-stage.ts'
import { solve } from './solver/solve-in-worker.server.ts'
import { answerLines, explainLines } from './solver/answer-words.ts'

const FLAGS = { json: { type: 'boolean' } } as const
const MOST_BYTES = 256_000_000

/** `portal matching solve`: the best whole of an instance in a file, with no database. */
export const matchingCommands: Record<string, Command> = {
  'matching solve': {
    usage: 'INSTANCE.json [--json]    (may be gzip; - reads standard input)',
    standsAlone: true,
    run: async (words) => {
      const { values, positionals } = readFlags(words, FLAGS, ['INSTANCE.json'])
      const read = readInstance(await readPackedInput(positionals[0] ?? '', MOST_BYTES))
      if ('faults' in read) return refuse(read.faults, read.count)
      for (const name of read.unknown) tell(`Left out, for it means nothing here: ${name}`)
      const answer = await solve(read.instance, { onProgress: tellProgress() })
      for (const line of explainLines(answer)) tell(line)
      if (values.json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
      else for (const line of answerLines(answer)) process.stdout.write(`${line}\n`)
      return exitOf(answer)
    },
  },
}

const exitOf = ({ status }: SolverAnswer): ExitCode => (status === 'infeasible' ? 1 : 0)

function refuse(faults: string[], count: number): ExitCode {
  for (const fault of faults) tell(fault)
  tell(count > faults.length ? `${count} faults; the first ${faults.length} are named` : `${count} fault${count === 1 ? '' : 's'}`)
  return 1
}

function tellProgress() {
  let last = ''
  return ({ stage }: Progress) => {
    if (stage !== last) tell(`${stage} ...`)
    last = stage
  }
}

const tell = (line: string) => process.stderr.write(`${line}\n`)
