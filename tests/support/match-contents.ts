import { v7 as uuidv7 } from 'uuid'
import { DEFAULT_WEIGHTS, MODEL_VERSION, type Explanation } from '#app/features/matching/model.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'

/** What a request asks, with what a test changes. */
export function askContent(more: Partial<Ask> = {}): Ask {
  return {
    skills: [
      { key: 'isco:213', level: 3, must: true },
      { key: 'dac:14030', level: 2, must: false },
    ],
    languages: [{ tag: 'fr', level: 'C1', must: true }],
    sector: '14030',
    country: 'SN',
    from: '2027-02-01',
    to: '2027-03-31',
    mode: 'onsite',
    slots: 1,
    priority: 1,
    days: 30,
    vouched: false,
    clearances: [],
    contexts: ['rural'],
    text: { fr: 'Forages' },
    ...more,
  }
}

/** An explanation as a round stores it, with what a test changes. */
export function explanation(more: Partial<Explanation> = {}): Explanation {
  return {
    requestId: uuidv7(),
    expertId: uuidv7(),
    score: 742,
    possible: true,
    components: [
      {
        code: 'skill',
        weight: 450,
        value: 0.9,
        evidence: [
          {
            kind: 'skill',
            asked: 'dac:14030',
            askedLevel: 2,
            must: true,
            has: 'dac:14030',
            level: 3,
            relation: 'exact',
            confidence: 'verified',
          },
        ],
      },
      { code: 'language', weight: 120, value: 0.5, evidence: [{ kind: 'language', tag: 'ar', asked: 'B2', must: true, has: 'C1' }] },
    ],
    conditions: [
      {
        code: 'AVAIL',
        ok: true,
        evidence: [{ kind: 'window', from: '2027-02-01', to: '2027-03-31', freeFrom: '2027-01-01', freeTo: '2027-06-30' }],
      },
      { code: 'LANG', ok: true, evidence: [{ kind: 'language', tag: 'ar', asked: 'B2', must: true, has: 'C1' }] },
    ],
    rank: 2,
    candidates: 38,
    whyNot: [],
    scarcity: 12,
    advice: [{ kind: 'language', code: 'fr', level: 'C1', requests: 3 }],
    modelVersion: MODEL_VERSION,
    weights: DEFAULT_WEIGHTS,
    snapshotHash: 'a'.repeat(64),
    gap: 0.004,
    ...more,
  }
}
