import { sql } from '#app/platform/db/client.server.ts'

export const LEARN_JOB = 'learn-words'

/** Milliseconds between two times that a search itself takes in new words. */
const REST = 5000
let lastTime = 0

/** Takes the words of what was published lately among those that a search may mean. */
export async function learnWords(): Promise<void> {
  lastTime = Date.now()
  await sql('select search_learn()')
}

/** The same, where it was not done just now. */
export async function learnWordsSoon(): Promise<void> {
  if (Date.now() - lastTime < REST) return
  await learnWords()
}
