/** What a session was started with. */
export const SESSION_STARTS = ['password', 'passkey', 'link', 'provider'] as const
export type SessionStart = (typeof SESSION_STARTS)[number]
