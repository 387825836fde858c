import { sql } from '#app/platform/db/client.server.ts'

export const LEARN_JOB = 'learn-words'

/** Milliseconds between two times that a search itself takes in new words. */
const REST = 5000
let last = { at: 0, done: Promise.resolve() }

/** Takes the words of what was published lately among those that a search may mean. */
export function learnWords(): Promise<void> {
  last = { at: Date.now(), done: sql('select search_learn()').then(() => undefined) }
  return last.done
}

/** The same, where it was not done just now; whoever asks while it is being done waits for it. */
export const learnWordsSoon = (): Promise<void> => (Date.now() - last.at < REST ? last.done.catch(() => undefined) : learnWords())
