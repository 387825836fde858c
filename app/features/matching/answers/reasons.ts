/** Why an expert declines; `other` needs words. */
export const EXPERT_REASONS = ['notAvailable', 'conditions', 'tooFar', 'otherMission', 'conflict', 'other'] as const
/** Why an organisation declines an expert. */
export const REQUESTER_REASONS = ['profile', 'conditions', 'otherExpert', 'noLonger', 'conflict', 'other'] as const
export type ReasonCode = (typeof EXPERT_REASONS)[number] | (typeof REQUESTER_REASONS)[number]

/**
 * Why a proposal ended without an answer (Match.endCode): the expert withdrew consent; a coordinator, the organisation that asks or the
 * expert took it back; all places were filled by others.
 */
export const END_CODES = ['consent', 'coordinator', 'request', 'expert', 'filled'] as const
export type EndCode = (typeof END_CODES)[number]

export type Side = 'EXPERT' | 'REQUESTER'
export const reasonsOf = (side: Side): readonly ReasonCode[] => (side === 'EXPERT' ? EXPERT_REASONS : REQUESTER_REASONS)

/** Most letters of a reason in words. */
export const LONGEST_REASON = 2000

/** Why a proposal cannot be sent or accepted any more. */
export const HINDRANCES = ['gone', 'consent', 'closed', 'full', 'busy'] as const
export type Hindrance = (typeof HINDRANCES)[number]
