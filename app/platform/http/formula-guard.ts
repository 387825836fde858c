/**
 * What a spreadsheet would calculate begins with one of these (OWASP, CSV injection), white space and marks of direction
 * aside; the full-width forms are signs to some programs, too.
 */
const SIGN = String.raw`(?:[\s\u0000-\u001F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫])`
const FORMULA = new RegExp(`^'*${SIGN}`, 'u')
const GUARDED = new RegExp(`^''*${SIGN}`, 'u')

/** A text as a spreadsheet shows and never calculates it: an apostrophe stands before what would begin a formula. */
export const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text)

/** The same text without the apostrophe that `guarded` put there. */
export const unguarded = (text: string) => (GUARDED.test(text) ? text.slice(1) : text)

const HARMLESS = /^([+-]?[0-9]+([.,][0-9]+)*([eE][+-]?[0-9]+)?%?|-)$/

/** A cell of data as a spreadsheet never calculates it: a number with a sign and a dash for "nothing", which are no formulas, stay as they are. */
export const guardedCell = (text: string) => (HARMLESS.test(text) ? text : guarded(text))
