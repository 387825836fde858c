/** Levels of the Common European Framework of Reference for Languages, lowest first. */
export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type Cefr = (typeof CEFR)[number]

export const isCefr = (value: string): value is Cefr => (CEFR as readonly string[]).includes(value)

/** Levels from `level` up: how far `has` is above `asked`; negative below. */
export const cefrMargin = (has: Cefr, asked: Cefr): number => CEFR.indexOf(has) - CEFR.indexOf(asked)
