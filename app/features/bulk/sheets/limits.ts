import type { ReadingLimits } from '#app/features/datasets/reading/limits.ts'

const MIB = 2 ** 20

/** The most that a spreadsheet may weigh as it is sent, in bytes. */
export const SHEET_UPLOAD_LIMIT = 64 * MIB

/** What a spreadsheet may cost to be read; what goes beyond is refused whole. */
export const SHEET_LIMITS: ReadingLimits = {
  cellChars: 200_000,
  recordChars: 4 * MIB,
  columns: 2_000,
  entries: 2_000,
  inflatedBytes: 1024 * MIB,
  ratio: 200,
  ratioFrom: 16 * MIB,
  sharedChars: 256 * MIB,
  sheetRows: 1_048_576,
  repeatedCells: 1_000_000,
  depth: 20,
}

/** Rows of all sheets together. */
export const MOST_SHEET_ROWS = 500_000
/** Sheets of a workbook that are looked at. */
export const MOST_SHEETS = 60
