// Vocabularies of IATI by which a sector states a Sustainable Development Goal: `6`, a target `6.1`, an indicator `6.1.1`.
const STATING = new Set(['7', '8', '9'])
const NAMING = new Set(['sdg', 'sdgs', 'odd', 'ods', 'هدف', 'اهداف'])

/** The goal that a sector states, null where it states none; nothing is concluded from sectors of other vocabularies. Pure. */
export function goalOfSector({ vocabulary, code }: { vocabulary: string; code: string }): number | null {
  const [, goal] = STATING.has(vocabulary) ? (/^(\d{1,2})(?:\.\w+)*$/.exec(code) ?? []) : []
  return goal === undefined ? null : goalOf(goal)
}

/** The goal that the word at a place names together with the number behind it: `odd 6`. Folded words, without articles. Pure. */
export function goalNamed(words: readonly string[], at: number): number | null {
  const first = NAMING.has(words[at] ?? '') ? at : at - 1
  return NAMING.has(words[first] ?? '') ? goalOf(words[first + 1] ?? '') : null
}

/** How search vectors hold a goal among their codes. */
export const goalCode = (goal: number): string => `sdg${goal}`

const goalOf = (digits: string): number | null => (/^(?:0?[1-9]|1[0-7])$/.test(digits) ? Number(digits) : null)
