import { sqlText } from '../sql-literal.ts'

/**
 * What a spreadsheet would calculate, as the pattern of the portal's guard has it; RE2 knows white space of ASCII alone, so the other
 * spaces stand here by name.
 */
const BLANK = String.raw`\s\x{0000}-\x{001F}\x{00A0}\x{1680}\x{2000}-\x{200F}\x{2028}-\x{202F}\x{205F}-\x{2069}\x{3000}\x{FEFF}`
const FORMULA = String.raw`^'*[${BLANK}]*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫]`
// As `guardedCell` has it.
const HARMLESS = String.raw`^([+-]?[0-9]+([.,][0-9]+)*([eE][+-]?[0-9]+)?%?|-)$`

/** A text as a spreadsheet shows and never calculates it: an apostrophe stands before what would begin a formula. */
export const guardSql = (sql: string) =>
  `case when regexp_matches(${sql}, ${sqlText(FORMULA)}) and not regexp_matches(${sql}, ${sqlText(HARMLESS)}) then '''' || ${sql} else ${sql} end`
