/** A skill by code: an occupation of ISCO-08 of 1 to 3 digits (`isco:213`), or a sector of the DAC of 3 or 5 (`dac:14030`). */
export type SkillKey = `isco:${string}` | `dac:${string}`
