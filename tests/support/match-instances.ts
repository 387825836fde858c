import { DEFAULT_WEIGHTS, type MatchExpert, type MatchRequest } from '#app/features/matching/model.ts'
import { scoringContext, type ContextFacts } from '#app/features/matching/scoring/context.ts'

/** A request for a hydrogeologist in Senegal in March 2027, with what a test changes. */
export function aRequest(more: Partial<MatchRequest> = {}): MatchRequest {
  return {
    id: 'request',
    workspaceId: 'ministry',
    organisationId: 'ministry-organisation',
    title: { fr: 'Hydrogéologue' },
    skills: [{ key: 'isco:213', level: 3, must: true }],
    languages: [{ tag: 'fr', level: 'B2', must: true }],
    sector: '14030',
    country: 'SN',
    from: '2027-03-01',
    to: '2027-03-31',
    mode: 'onsite',
    slots: 1,
    priority: 2,
    days: 20,
    vouched: false,
    clearances: [],
    contexts: [],
    text: {},
    ...more,
  }
}

/** Somebody who can answer it. */
export function anExpert(more: Partial<MatchExpert> = {}): MatchExpert {
  return {
    id: 'expert',
    workspaceId: 'roster',
    organisationId: 'roster-organisation',
    skills: [{ key: 'isco:213', level: 3, confidence: 'verified', verificationId: 'seen' }],
    languages: [{ tag: 'fr', level: 'C1' }],
    countries: [],
    contexts: [],
    availability: [{ from: '2027-01-01', to: '2027-12-31' }],
    mode: 'either',
    daysPerYear: 60,
    restDays: 0,
    atOnce: 1,
    clearances: [],
    notIn: [],
    conflicts: [],
    proposedBy: 'COORDINATORS',
    missions: [],
    text: {},
    ...more,
  }
}

/** The context of a test: 27 November 2026, default weights. */
export const aContext = (more: Partial<ContextFacts> = {}) =>
  scoringContext({ today: '2026-11-27', weights: DEFAULT_WEIGHTS, south: 'south', ...more })
