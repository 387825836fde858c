import { randomInt } from 'node:crypto'

// No vowels and nothing that is taken for something else: no word comes about.
const SIGNS = '23456789BCDFGHJKLMNPQRSTVWXZ'

/** The code of a pseudonym; pages write the word for an expert before it, in the reader's language. */
export const makePseudonym = (): string => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
