/** What a hostile or careless file may cost; everything beyond is refused with a code of its own. */
export type ReadingLimits = {
  /** Characters of one cell. */
  cellChars: number
  /** Characters of one record: of a line of CSV, of an element of JSON. */
  recordChars: number
  /** Cells of one record. */
  columns: number
  /** Members of a zip. */
  entries: number
  /** Bytes that a zip, a workbook or a gz may grow to. */
  inflatedBytes: number
  /** Times a member may be larger than what is stored of it, once it is larger than `ratioFrom` bytes. */
  ratio: number
  ratioFrom: number
  /** Characters of the texts that the sheets of a workbook share; they are held in memory. */
  sharedChars: number
  /** Rows of one sheet, and cells that a sheet may make out of repetitions. */
  sheetRows: number
  repeatedCells: number
  /** Arrays and objects of JSON, and elements of XML, within each other. */
  depth: number
}

const MIB = 1024 * 1024

export const READING_LIMITS: ReadingLimits = {
  cellChars: 16 * MIB,
  recordChars: 32 * MIB,
  columns: 50_000,
  entries: 1_000,
  inflatedBytes: 16 * 1024 * MIB,
  ratio: 250,
  ratioFrom: 128 * MIB,
  sharedChars: 128 * MIB,
  sheetRows: 1_048_576,
  repeatedCells: 20_000_000,
  depth: 100,
}
