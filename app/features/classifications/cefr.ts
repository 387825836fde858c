/** The levels of the Common European Framework of Reference for Languages (Council of Europe), the lowest first. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type CefrLevel = (typeof CEFR_LEVELS)[number]

export const isCefrLevel = (text: unknown): text is CefrLevel => CEFR_LEVELS.some((level) => level === text)

/** The place of a level in the scale: 1 for A1, 6 for C2. The difference of two places is a number of levels. */
export const cefrRank = (level: CefrLevel): number => CEFR_LEVELS.indexOf(level) + 1
