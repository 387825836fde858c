import { AsyncLocalStorage } from 'node:async_hooks'

const told = new AsyncLocalStorage<Date>()

/**
 * Does what a loader of history does as if it were that time: what the machinery stamps bears it, and nobody is sent word
 * of what happened long ago.
 */
export const retell = <T>(at: Date, work: () => Promise<T>): Promise<T> => told.run(at, work)

/** The time to stamp: now, or the time of the history that is told. */
export const now = (): Date => told.getStore() ?? new Date()

export const isRetelling = (): boolean => told.getStore() !== undefined
