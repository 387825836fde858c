/** The tabs of a workspace's proposals, and in which part it may be filtered by. */
export const PROPOSAL_TABS = ['waiting', 'proposed', 'sent', 'accepted', 'over', 'all'] as const
export type ProposalTab = (typeof PROPOSAL_TABS)[number]
export const WORKSPACE_PARTS = ['requester', 'roster', 'coordinator'] as const
export type WorkspacePart = (typeof WORKSPACE_PARTS)[number]

export const isProposalTab = (value: string | null): value is ProposalTab => (PROPOSAL_TABS as readonly (string | null)[]).includes(value)
export const isWorkspacePart = (value: string | null): value is WorkspacePart =>
  (WORKSPACE_PARTS as readonly (string | null)[]).includes(value)
