/** What a token may do in its workspace. */
export const TOKEN_SCOPES = ['READ', 'WRITE'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Days for which a token is good; the first is what a form begins with. */
export const TOKEN_DAYS = [90, 30, 180, 365] as const
export const MOST_TOKEN_DAYS = 365
export const LONGEST_TOKEN_NAME = 100
/** Tokens of one workspace that are good at a time. */
export const MOST_TOKENS = 50

/** Begins every token, so that one that leaks is known for what it is. */
export const TOKEN_PREFIX = 'psl_'
