// What a spreadsheet would calculate begins with one of these, white space aside (OWASP, CSV injection).
const FORMULA = /^'*\s*[=+\-@\t\r]/
const GUARDED = /^''*\s*[=+\-@\t\r]/

/** A text as a spreadsheet shows and never calculates it: an apostrophe stands before what would begin a formula. */
export const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text)

/** The same text without the apostrophe that `guarded` put there. */
export const unguarded = (text: string) => (GUARDED.test(text) ? text.slice(1) : text)
