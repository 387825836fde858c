/** What the field of a skill sends beside its key: the words typed, the suggestion chosen, and the words it was suggested for. */
export const skillTypedName = (name: string) => `skillTyped:${name}`
export const skillPickName = (name: string) => `skillPick:${name}`
export const skillAskedName = (name: string) => `skillAsked:${name}`

/** Where the field looks up names while one types; `{q}` is what was typed. */
export const skillLookupPath = (language: string) => `/${language}/skills.json?q={q}`

/** Why the words of a skill's field name no skill, with those they may mean. */
export type SkillRefusal = { typed: string; suggestions: { value: string; label: string; hint: string }[] }
