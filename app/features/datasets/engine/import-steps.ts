import type { Finding, TableGuess, TableStructure, Understood } from '../tables.ts'

/** A table brought into the one form that is loaded: records of one width, in UTF-8. */
export type PreparedTable = {
  /** Path of a CSV in UTF-8: the file itself where nothing had to be changed, else a copy. */
  csv: string
  delimiter: string
  quote: string
  /** Physical lines before the first record of data. */
  skip: number
  columns: string[]
  hxl: (string | null)[]
  /** Records of data, as the reader counted them: the load must find as many. */
  rows: number
  /** Most cells in any record. */
  wide: number
  findings: Finding[]
  temporary: boolean
}

/** How a file becomes a prepared table; the engine runs these in its limited process. */
export type ImportSteps = {
  understandFile(path: string, name: string, remembered?: TableStructure[]): Promise<Understood>
  understandTable(path: string, structure: TableStructure): Promise<TableGuess>
  prepareTable(path: string, structure: TableStructure, workDir: string): Promise<PreparedTable>
}

/** The reader's functions, where they are joined. */
export const importSteps: ImportSteps | null = null
