import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { ensureRates } from '#app/features/rates/rates.server.ts'
import type { Wiring } from '#app/platform/server/wiring.ts'

/** What the features bring to the program. */
export const wirePortal = (): Wiring => ({
  resolveActor,
  jobs: { event: async () => undefined },
  commands: {},
  sendReset: async () => undefined,
  loadDemo: async () => undefined,
  demoSignIns: async () => [],
  prepareData: ensureRates,
})
