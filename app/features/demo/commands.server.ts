import type { Command } from '#app/platform/cli/command.ts'
import { readFlags } from '#app/platform/cli/read-flags.ts'
import { restoreDemoPasswords } from './demo-password.server.ts'
import { loadDemoDatasets } from './load-datasets.server.ts'
import { loadDemo } from './load-demo.server.ts'
import { demoSignInLines } from './sign-ins.server.ts'

export const demoCommands: Record<string, Command> = {
  'demo load': {
    usage: '',
    run: async (words) => {
      readFlags(words, {})
      await loadDemo()
      const areLoaded = await loadDemoDatasets((key, step) => void process.stderr.write(`${key}: ${step}\n`))
      if (!areLoaded) process.stderr.write('Not all datasets are loaded: a running portal goes on with them, or the next start.\n')
      await restoreDemoPasswords()
      process.stdout.write(`${(await demoSignInLines()).join('\n').trimStart()}\n`)
      return 0
    },
  },
}
