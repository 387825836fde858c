/** The values a column may hold in the typed copy of a table. */
export const COLUMN_TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** What a column is to the portal beside its type. A P-code is a code of an administrative area (`SN01`, `SN-DK`). */
export const COLUMN_ROLES = ['pcode', 'adminName', 'country', 'latitude', 'longitude', 'geometry'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** How texts of a column are read as values of its type. */
export type ColumnReading = {
  type: ColumnType
  /** Sign before the fraction; of numbers. */
  decimal?: '.' | ','
  /** Sign between thousands, where there is one; of numbers. */
  group?: ',' | '.' | ' ' | '\u00a0' | '\u202f' | "'"
  /** Order of the parts of a date; of dates that are written with numbers. */
  dateOrder?: 'YMD' | 'DMY' | 'MDY'
}

export const TABLE_FORMATS = ['csv', 'xlsx', 'ods', 'json', 'geojson', 'parquet'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** How the rows of one table lie in a file: as the portal understood it, or as a person corrected it. All positions are from 0. */
export type TableStructure = {
  /** Name of the table, unique within its file: of the sheet, of the member of a zip, else of the file without its ending. */
  name: string
  format: TableFormat
  /** Path inside a zip. */
  member?: string
  sheet?: string
  /** As iconv-lite names it: `utf8`, `windows-1252`, `utf16le`. Only of text formats. */
  encoding?: string
  /** Only of CSV. */
  delimiter?: string
  /** Only of CSV; empty: cells are never quoted. */
  quote?: '"' | "'" | ''
  /** Record that names the columns; null: there is none. Records before it are no data (a preamble). */
  header: number | null
  /** How many records name the columns together, from `header` on. */
  headerRows: number
  /** Record of HXL tags. */
  hxl: number | null
  /** First record of data. */
  data: number
}

/** What is seen of one table before it is loaded. */
export type TableGuess = {
  structure: TableStructure
  /** One name a column, unique: as the header says it, numbered where two are the same, `column 3` where it says none. */
  columns: string[]
  /** HXL tag of each column, where there is an HXL row: `#adm1+code`. */
  hxl: (string | null)[]
  /** How the texts seen are best read, and what the columns seem to be; the load proves or corrects it over all rows. */
  readings: ColumnReading[]
  roles: (ColumnRole | null)[]
  /** The first records as they lie in the file: cells as texts, at most 30 records and 200 columns. */
  first: string[][]
  /** First lines of the file before anything was understood; at most 30 of 500 characters. Empty where the format has no lines. */
  lines: string[]
  /** Dates of which day and month could be each other: the person is asked. Positions of columns. */
  ambiguousDates: number[]
}

/** Something worth saying about a file, a table or a cell; `code` is a Frictionless error code, or one of our own in the same manner. */
export type Finding = {
  code: string
  severity: 'error' | 'warning' | 'note'
  table?: string
  /** Record of the file, from 1, and column position from 1, as a person counts. */
  row?: number
  column?: number
  count?: number
  /** What was found there, at most 100 characters. */
  sample?: string
}

export const FILE_FORMATS = ['csv', 'xlsx', 'ods', 'json', 'geojson', 'parquet', 'pdf', 'zip'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** What the portal understood of a file at first sight. */
export type Understood = {
  /** null: it is none that the portal reads; a finding says why. */
  format: FileFormat | null
  tables: TableGuess[]
  findings: Finding[]
  /** PDFs of the file (itself, or members of a zip): they are shown, not read. */
  documents: { name: string; member?: string; bytes: number }[]
}

/** One column as it was loaded: proven over all rows. */
export type LoadedColumn = ColumnReading & {
  name: string
  hxl: string | null
  role: ColumnRole | null
  /** Cells whose text is no value of the type: null in the typed copy, kept in the text copy. */
  misfits: number
  /** Cells that are empty. */
  missing: number
  /** A person said how it is to be read, of this file or of one before it. */
  isChosen?: true
}

/** One table as it was loaded: two Parquet files, both with columns `c0`, `c1`, ... in the order of `columns`. */
export type LoadedTable = {
  name: string
  structure: TableStructure
  rows: number
  columns: LoadedColumn[]
  findings: Finding[]
}
