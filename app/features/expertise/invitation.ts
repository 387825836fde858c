/** How long the link of an invitation is good for. */
export const INVITATION_DAYS = 14

/** The most invitations of one profile and of one workspace in 24 hours: no mailbox is filled. */
export const MOST_INVITATIONS = { profile: 3, workspace: 100 } as const
