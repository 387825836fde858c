import type { Actor } from '#app/platform/auth/actor.ts'
import type { ResetMail } from '#app/platform/auth/auth.server.ts'
import type { Command } from '#app/platform/cli/command.ts'
import type { Jobs } from '#app/platform/jobs/jobs.server.ts'

/** What the features bring to the program: the one place where platform and features are joined is app/wiring.server.ts. */
export type Wiring = {
  resolveActor: (request: Request) => Promise<Actor>
  jobs: Jobs
  /** Names of the jobs that come round every hour. */
  hourly: readonly string[]
  commands: Record<string, Command>
  sendReset: (mail: ResetMail) => Promise<void>
  /** Loads the demonstration where a start is to show it (`asked` is PORTAL_DEMO). Gives lines for the person who starts it: its sign-ins. */
  openDemo: (start: { asked: boolean | undefined; embedded: boolean }) => Promise<string[]>
  /** Repairs what a data folder needs at every start, such as tables of facts that ship with the portal. */
  prepareData: () => Promise<void>
  /** Reads ahead, once the portal answers, what the first to ask would otherwise wait for. */
  warm: () => Promise<void>
}
