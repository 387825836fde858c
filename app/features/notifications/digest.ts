/** How often a member is written what waits for them in a workspace. */
export const DIGESTS = ['NONE', 'DAILY', 'WEEKLY'] as const
export type Digest = (typeof DIGESTS)[number]
