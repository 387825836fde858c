import type { SolverAnswer, SolverInstance } from './instance.ts'
import type { Progress } from './run-stage.ts'
import type { WhatIfAnswer, WhatIfQuestions } from './what-if.ts'

/** What the thread is asked; it does one task and ends. */
export type SolverTask =
  | { kind: 'solve'; instance: SolverInstance }
  | { kind: 'what-if'; instance: SolverInstance; assignments: SolverAnswer['assignments']; questions: WhatIfQuestions }

export type SolverReply = { progress: Progress } | { answer: SolverAnswer | WhatIfAnswer }
