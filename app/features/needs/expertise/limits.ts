/** Of a request for expertise. */
export const MOST_SLOTS = 50
/** Working days of one expert: a mission, not a post. */
export const MOST_DAYS = 366
export const MOST_SKILLS = 30
export const MOST_LANGUAGES = 15

/** The first is the most pressing. */
export const PRIORITIES = ['1', '2', '3'] as const
export const USUAL_PRIORITY = '2'
